package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.Publication;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.GlobalInventory;
import io.ecdr.plan.LagCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads everything that the plan of a role change needs: in the target's Region two rounds of two
 * calls; of the other Region what the verb asks of it.
 */
final class GlobalSurvey {

  /** How much the old primary's Region is asked. */
  enum Other {
    /** Its view and its group, in full: it is healthy, or nothing is done. */
    NEEDED,
    /** One call, for a second: whether it looks lost. */
    GLANCE,
    NOT_ASKED
  }

  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** In an emergency: a lag that is not told by then is unknown. */
  private static final Duration LAG = Duration.ofSeconds(3);

  private final Gather gather;
  private final CallMaker maker;
  private final GroupCalls groups;
  private final Region to;
  private final Other other;
  private final List<Publication> publish;

  GlobalSurvey(Surveyor surveyor, Region to, Other other) {
    this(surveyor, to, other, List.of());
  }

  /**
   * @param publish places that are to be told the new endpoint
   */
  GlobalSurvey(Surveyor surveyor, Region to, Other other, List<Publication> publish) {
    this.publish = List.copyOf(publish);
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.groups = new GroupCalls(maker);
    this.to = to;
    this.other = other;
  }

  /**
   * Reads.
   *
   * @param cache a member's id in {@code region}
   * @throws SurveyEnded when there is nothing to plan with
   */
  GlobalInventory read(String cache, Region region) {
    var id = cache.toLowerCase(Locale.ROOT);
    var deadline = gather.deadline();
    var lags = new LagCalls(maker, to);
    var here = datastores(to);
    var first = new LinkedHashMap<Call, Instant>();
    first.put(here, deadline);
    first.put(lags.list(), lagEnd(deadline));
    var reads = gather.read(first);
    var told = find(SurveyEnded.need(reads.fact(here), ""), id, region);
    var datastore = GlobalDatastore.of(told);
    var arn = told.text("ARN").orElse("");
    known(datastore);
    var target =
        datastore
            .in(to)
            .orElseThrow(
                () ->
                    new SurveyEnded(
                        ExitCode.NOT_FOUND,
                        datastore.id() + " has no member in " + to + ": " + datastore.roles(),
                        "name one of these Regions with --to"));
    var old =
        datastore.members().stream().filter(m -> m.primary() && !m.equals(target)).findFirst();

    var group = groups.group(to, target.id());
    var listed = reads.fact(lags.list());
    // The group's nodes are not known yet: more is asked for than may turn out to be of it.
    var dimensions = dimensions(listed, datastore, target, Optional.empty());
    Optional<Call> data =
        dimensions.isEmpty() ? Optional.empty() : Optional.of(lags.data(dimensions, gather.now()));
    var oldRegion = old.map(GlobalDatastore.Member::region).flatMap(GlobalSurvey::region);
    // A target that is told to be the primary already may be told so by a view that is behind.
    var witness = oldRegion.or(() -> other == Other.NEEDED ? beside(datastore) : Optional.empty());
    Optional<Call> there =
        other == Other.NOT_ASKED ? Optional.empty() : witness.map(this::datastores);
    Optional<Call> oldGroup =
        other == Other.NEEDED
            ? oldRegion.map(r -> groups.group(r, old.orElseThrow().id()))
            : Optional.empty();
    boolean glance = other == Other.GLANCE || old.isEmpty();
    var soon = gather.now().plus(GLANCE);
    var second = new LinkedHashMap<Call, Instant>();
    second.put(group, deadline);
    data.ifPresent(call -> second.put(call, lagEnd(deadline)));
    there.ifPresent(call -> second.put(call, glance ? soon : deadline));
    oldGroup.filter(call -> !glance).ifPresent(call -> second.put(call, deadline));
    var published = new PublishSurvey(maker, to, publish);
    // In an emergency nothing waits for them.
    published.calls().forEach(call -> second.put(call, other == Other.NEEDED ? deadline : soon));
    reads = reads.and(gather.read(second));
    var all = reads;
    var groupFact =
        GroupCalls.first(all.fact(group), "ReplicationGroups").map(f -> ReplicationGroup.of(to, f));
    var inventory =
        new GlobalInventory(
            account(arn, groupFact),
            to,
            datastore,
            target,
            groupFact,
            there.map(c -> view(all.fact(c), datastore.id())).orElseGet(this::notAsked),
            oldGroup
                .map(
                    c ->
                        GroupCalls.first(all.fact(c), "ReplicationGroups")
                            .map(f -> ReplicationGroup.of(oldRegion.orElseThrow(), f)))
                .orElseGet(this::notAsked),
            lag(
                listed,
                data.map(all::fact),
                dimensions,
                dimensions(listed, datastore, target, groupFact.value())),
            gather.now());
    return inventory.publishing(published.of(all));
  }

  /** A planned change has time; in an emergency nothing waits for what it may go without. */
  private Instant lagEnd(Instant deadline) {
    return other == Other.NEEDED ? deadline : gather.now().plus(LAG);
  }

  private static List<Value.Items> dimensions(
      Fact<Value.Fields> listed,
      GlobalDatastore datastore,
      GlobalDatastore.Member target,
      Optional<ReplicationGroup> group) {
    return listed
        .value()
        .map(l -> LagCalls.dimensions(l, datastore, target.id(), group))
        .orElse(List.of());
  }

  /** A Region that was mistyped would leave the lost one to be asked. */
  private void known(GlobalDatastore datastore) {
    for (var region : gather.down()) {
      if (datastore.members().stream().noneMatch(m -> m.region().equals(region.id()))) {
        throw new SurveyEnded(
            ExitCode.USAGE,
            "--assume-region-down "
                + region
                + ": "
                + datastore.id()
                + " has no member there: "
                + datastore.roles(),
            "name the lost member's Region");
      }
    }
  }

  /** The Region of another member than the one in the target's. */
  private Optional<Region> beside(GlobalDatastore datastore) {
    return datastore.members().stream()
        .map(GlobalDatastore.Member::region)
        .filter(r -> !r.equals(to.id()))
        .findFirst()
        .flatMap(GlobalSurvey::region);
  }

  private <T> Fact<T> notAsked() {
    return new Fact.Unknown<>(Trouble.UNREACHABLE, "not asked", gather.now());
  }

  private Call datastores(Region region) {
    return maker.elastiCache(
        region,
        "DescribeGlobalReplicationGroups",
        Value.Fields.NONE.with("ShowMemberInfo", true).with("MaxRecords", 100));
  }

  private Value.Fields find(Value.Fields body, String id, Region region) {
    return body.list("GlobalReplicationGroups").stream()
        .filter(d -> GlobalDatastore.of(d).member(id, region).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new SurveyEnded(
                    ExitCode.NOT_FOUND,
                    to + " tells of no Global Datastore with member " + id + " in " + region,
                    "without a standby, restore it from a backup; see what there is: ecdr status "
                        + id
                        + " --region "
                        + region
                        + " --dr-region "
                        + to));
  }

  private static Fact<GlobalDatastore> view(Fact<Value.Fields> answer, String id) {
    if (answer.value().isEmpty()) {
      return answer.map(GlobalDatastore::of);
    }
    return answer.value().get().list("GlobalReplicationGroups").stream()
        .map(GlobalDatastore::of)
        .filter(d -> d.id().equals(id))
        .findFirst()
        .<Fact<GlobalDatastore>>map(d -> new Fact.Known<>(d, answer.at()))
        .orElseGet(() -> new Fact.Absent<>(answer.at()));
  }

  private static Optional<Region> region(String word) {
    try {
      return Optional.of(new Region(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * STS may be lost with the Region it is asked in; the names of the datastore and of the group
   * hold the account, and a group that is not told stops nothing.
   */
  private static AccountId account(String datastore, Fact<ReplicationGroup> group) {
    return account(datastore).orElseGet(() -> account(group));
  }

  private static Optional<AccountId> account(String arn) {
    var parts = arn.split(":");
    return parts.length > 4 && parts[4].matches("\\d{12}")
        ? Optional.of(new AccountId(parts[4]))
        : Optional.empty();
  }

  /** The account that a group's name holds. */
  static AccountId account(Fact<ReplicationGroup> group) {
    return account(group.value().flatMap(ReplicationGroup::arn).orElse(""))
        .orElseThrow(() -> nobody(group));
  }

  private static SurveyEnded nobody(Fact<ReplicationGroup> group) {
    return group
        .unknown()
        .map(u -> SurveyEnded.because(u, ""))
        .orElseGet(
            () ->
                new SurveyEnded(
                    ExitCode.NOT_FOUND,
                    "the member's group is not told by its own Region",
                    "wait a moment, then try again"));
  }

  private static Lag lag(
      Fact<Value.Fields> listed,
      Optional<Fact<Value.Fields>> data,
      List<Value.Items> asked,
      List<Value.Items> mine) {
    if (listed.unknown().isPresent()) {
      return new Lag.Unknown(listed.unknown().get().why());
    }
    return data.map(d -> LagCalls.lag(d, asked, mine))
        .orElseGet(
            () -> new Lag.Unknown("no lag metric of this standby is listed; that is not zero"));
  }
}
