package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.DrillLeftover;
import io.ecdr.plan.DrillNames;
import io.ecdr.plan.DrillPlanner;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Remains;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import java.util.List;
import java.util.Optional;

/** Finds the caches of a Region that are named like a drill's. One run. */
final class DrillLeftovers {

  private final Surveyor surveyor;
  private final Operations operations;
  private final Locks locks;
  private final Region region;
  private final GroupCalls groups;
  private AccountId account;

  DrillLeftovers(Surveyor surveyor, Operations operations, Locks locks, Region region) {
    this.surveyor = surveyor;
    this.operations = operations;
    this.locks = locks;
    this.region = region;
    this.groups = new GroupCalls(surveyor.maker());
  }

  /** The account whose they are, once they were read. */
  AccountId account() {
    return account;
  }

  /**
   * Reads.
   *
   * @throws SurveyEnded when the Region does not tell what there is
   */
  List<DrillLeftover> read() {
    var gather = surveyor.gather();
    var deadline = gather.deadline();
    var who = Identity.call(surveyor.maker(), region);
    var all = groups.groups(region);
    var reads = gather.read(List.of(who, all), deadline);
    account = Identity.need(reads.fact(who), "").account();
    var named =
        SurveyEnded.need(reads.fact(all), "").list("ReplicationGroups").stream()
            .filter(group -> DrillNames.is(id(group)))
            .toList();
    var tags = gather.read(named.stream().map(this::tags).toList(), deadline);
    return named.stream().map(group -> leftover(group, tags)).toList();
  }

  private static String id(Value.Fields group) {
    return group.text("ReplicationGroupId").orElse("");
  }

  private Call tags(Value.Fields group) {
    return surveyor
        .maker()
        .elastiCache(
            region,
            "ListTagsForResource",
            Value.fields("ResourceName", group.text("ARN").orElse("")));
  }

  private DrillLeftover leftover(Value.Fields group, Reads reads) {
    var fact = reads.fact(tags(group));
    var list = fact.value().map(f -> f.list("TagList")).orElse(List.of());
    var owner = DrillNames.owner(list);
    return new DrillLeftover(
        id(group),
        group.text("Status").orElse("in no state"),
        fact.unknown().map(u -> u.why()),
        owner,
        DrillNames.deadline(list),
        owner.filter(operation -> journalled(operation, group)).isPresent(),
        worker(owner, id(group)));
  }

  private Optional<String> worker(Optional<String> owner, String id) {
    var path = new CacheId(account, region, CacheKind.REPLICATION_GROUP, id).path();
    return owner
        .flatMap(operation -> locks.holder(Locks.ofOperation(operation)))
        .or(() -> locks.holder(Locks.ofLineage(path)))
        .map(Locks.Holder::toString);
  }

  /**
   * Whether the operation's journal tells that it made this very group, or sent the call for it.
   */
  private boolean journalled(String operation, Value.Fields group) {
    var kept = operations.find(operation).map(Kept::read);
    var plan = kept.flatMap(Kept::plan).filter(p -> p.verb().equals(DrillPlanner.VERB));
    if (plan.isEmpty() || kept.get().history().isEmpty()) {
      return false;
    }
    var remains = Undoing.remains(kept.get().history().get());
    return plan.get().lanes().stream()
        .filter(lane -> lane.cache().id().equals(id(group)))
        .filter(lane -> lane.cache().region().equals(region))
        .filter(lane -> lane.cache().account().equals(account))
        .flatMap(lane -> arn(lane, remains).stream())
        .anyMatch(arn -> group.text("ARN").equals(Optional.of(arn)));
  }

  /** As it was told when it was made; while that was not heard, as names of groups are built. */
  private static Optional<String> arn(Lane lane, Remains remains) {
    var create = lane.cache().id() + "/create";
    var told = Optional.ofNullable(remains.done().get(create)).flatMap(f -> f.text("ARN"));
    return told.or(
        () ->
            Optional.of(remains.sent().containsKey(create))
                .filter(sent -> sent)
                .map(
                    sent ->
                        "arn:"
                            + lane.cache().region().partition()
                            + ":elasticache:"
                            + lane.cache().region()
                            + ":"
                            + lane.cache().account()
                            + ":replicationgroup:"
                            + lane.cache().id()));
  }
}
