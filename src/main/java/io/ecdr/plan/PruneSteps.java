package io.ecdr.plan;

import io.ecdr.model.CacheKind;
import io.ecdr.model.Value;
import io.ecdr.plan.PruneInventory.Copied;
import io.ecdr.plan.PruneInventory.Guard;
import io.ecdr.plan.PruneInventory.Pieces;
import io.ecdr.plan.PruneInventory.Thing;
import io.ecdr.plan.retention.Decision;
import io.ecdr.plan.retention.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps that take one backup away: snapshot, exported files, copies. The sources go before the
 * copies, so that one that is cut short is still whole in the DR Region. Of a copy the manifest
 * goes first, because a folder without one is no backup, and the records beside it go last, so that
 * it can be told from a backup that was never finished.
 */
final class PruneSteps {

  private static final Limits SHORT =
      new Limits(
          Duration.ofSeconds(10), "a guess, AWS publishes no figure", Duration.ofMinutes(10));

  private final Optional<Duration> timeout;
  private final PruneInventory.Lineage lineage;
  private final List<Guard> witnesses;
  private final CallMaker calls;

  /**
   * @param witnesses what must still be there when something goes
   */
  PruneSteps(
      Optional<Duration> timeout,
      PruneInventory.Lineage lineage,
      List<Guard> witnesses,
      CallMaker calls) {
    this.timeout = timeout;
    this.lineage = lineage;
    this.witnesses = List.copyOf(witnesses);
    this.calls = calls;
  }

  List<Step> of(Decision decision) {
    var pieces = lineage.pieces().get(decision.backup().id());
    List<Step> steps = new ArrayList<>();
    for (var place : Item.Place.values()) {
      var items =
          decision.going().stream()
              .map(Decision.Part::item)
              .filter(i -> i.place() == place)
              .toList();
      for (int i = 0; i < items.size(); i++) {
        var id = lineage.cache().id() + "/" + decision.backup().id() + "/" + place.word();
        steps.add(step(i == 0 ? id : id + "-" + (i + 1), decision, items.get(i), pieces));
      }
    }
    return steps;
  }

  private Step step(String id, Decision decision, Item item, Pieces pieces) {
    return switch (item.place()) {
      case SNAPSHOT -> snapshot(id, item, pieces);
      case EXPORT -> export(id, pieces.exports().get(item.name()), pieces);
      case COPY -> copy(id, decision.backup().id(), pieces.copies().get(item.name()));
    };
  }

  private Limits limits() {
    return limits(SHORT);
  }

  private Limits limits(Limits usual) {
    return timeout.map(t -> new Limits(usual.expected(), usual.basis(), t)).orElse(usual);
  }

  private Step snapshot(String id, Item item, Pieces pieces) {
    boolean serverless = lineage.cache().kind() == CacheKind.SERVERLESS;
    var own =
        Value.fields("SnapshotName", item.name(), "Operation", pieces.operation())
            .with("Guards", guards(all(pieces.look())));
    return new Step.Act(
            id,
            "Delete snapshot " + item.name() + ", for good",
            serverless
                ? calls.elastiCache(
                    item.region(),
                    "DeleteServerlessCacheSnapshot",
                    Value.fields("ServerlessCacheSnapshotName", item.name()))
                : calls.elastiCache(
                    item.region(), "DeleteSnapshot", Value.fields("SnapshotName", item.name())),
            new Condition(
                serverless ? "pruned-serverless-snapshot-gone" : "pruned-snapshot-gone",
                item.region(),
                own),
            Step.Repeat.SERVICE_REFUSES_SECOND,
            limits(UndoPlanner.deleting(2)))
        .when("it carries its operation's tag, and its copies are as they were seen");
  }

  private Step export(String id, PruneInventory.Exported export, Pieces pieces) {
    var place = export.place();
    var guards = all(pieces.look());
    return new Step.Local(
            id,
            "Delete the exported files from bucket " + place.bucket() + ", for good",
            "delete-objects",
            place.fields().with("Guards", guards(guards)).with("Objects", things(export.files())),
            may(place, export.files(), guards),
            limits())
        .when("each file and the copies are as they were seen");
  }

  private Step copy(String id, String backup, Copied copy) {
    var place = copy.place();
    var beside = copy.beside().stream().filter(Thing::there).toList();
    var all =
        Stream.of(List.of(copy.manifest()), copy.files(), beside).flatMap(List::stream).toList();
    var guards = all(List.of(new Guard(place, copy.beside())));
    return new Step.Local(
            id,
            "Delete backup " + backup + " from bucket " + place.bucket() + ", for good",
            "delete-objects",
            place
                .fields()
                .with("First", thing(copy.manifest()))
                .with("Guards", guards(guards))
                .with("Objects", things(copy.files()))
                .with("Last", things(beside)),
            may(place, all, guards),
            limits())
        .when("it and the newest proven backup are as they were seen");
  }

  /** What must be as it was seen: something of its own, and the witnesses. */
  private List<Guard> all(List<Guard> own) {
    return Stream.concat(own.stream(), witnesses.stream())
        .filter(g -> !g.things().isEmpty())
        .toList();
  }

  /** One list for each bucket. */
  private static Value guards(List<Guard> guards) {
    return Value.items(
        guards.stream()
            .map(Guard::place)
            .distinct()
            .map(
                place ->
                    place
                        .fields()
                        .with(
                            "Objects",
                            things(
                                guards.stream()
                                    .filter(g -> g.place().equals(place))
                                    .flatMap(g -> g.things().stream())
                                    .toList())))
            .toList());
  }

  private static Value.Fields thing(Thing thing) {
    return Value.fields("Key", thing.key(), "ETag", thing.tag());
  }

  private static Value things(List<Thing> all) {
    return new Value.Items(
        all.stream().map(PruneSteps::thing).map(Value.class::cast).distinct().toList());
  }

  private List<Call> may(CopyPlace place, List<Thing> gone, List<Guard> guards) {
    List<Call> all = new ArrayList<>();
    guards.forEach(g -> g.things().forEach(t -> all.add(call("HeadObject", g.place(), t))));
    gone.forEach(t -> all.add(call("HeadObject", place, t)));
    gone.forEach(t -> all.add(call("DeleteObject", place, t)));
    return all.stream().distinct().toList();
  }

  private Call call(String action, CopyPlace place, Thing thing) {
    var key = Value.fields("Key", thing.key());
    return place.call(
        calls,
        action,
        action.equals("HeadObject")
            ? key.with("ChecksumMode", "ENABLED")
            : key.with("IfMatch", "\"" + thing.tag() + "\""));
  }

  /**
   * What the cache must still have when something goes: its newest proven backup, if it holds one.
   */
  static List<Guard> witnesses(PruneInventory.Lineage lineage, List<Decision> decisions) {
    var newest =
        decisions.stream()
            .filter(d -> d.reasons().stream().anyMatch(r -> r.rule().equals("newest-proven")))
            .flatMap(d -> lineage.pieces().get(d.backup().id()).copies().values().stream().limit(1))
            .map(Copied::there);
    return Stream.concat(lineage.facts().over() ? lineage.retired().stream() : Stream.of(), newest)
        .toList();
  }
}
