package io.ecdr.plan;

import io.ecdr.model.PruneRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
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
 * The steps that take one backup away: snapshot, exported files, copy. The sources go before the
 * copy, so that one that is cut short is still whole in the DR Region. Of the copy the manifest
 * goes first, because a folder without one is no backup, and the records beside it go last, so that
 * it can be told from a backup that was never finished.
 */
final class PruneSteps {

  private static final Limits SHORT =
      new Limits(
          Duration.ofSeconds(10), "a guess, AWS publishes no figure", Duration.ofMinutes(10));

  private final PruneRequest request;
  private final PruneInventory.Lineage lineage;
  private final List<Thing> witnesses;
  private final CallMaker calls;

  /**
   * @param witnesses what must still be there when something goes
   */
  PruneSteps(
      PruneRequest request,
      PruneInventory.Lineage lineage,
      List<Thing> witnesses,
      CallMaker calls) {
    this.request = request;
    this.lineage = lineage;
    this.witnesses = List.copyOf(witnesses);
    this.calls = calls;
  }

  List<Step> of(Decision decision) {
    var pieces = lineage.pieces().get(decision.backup().id());
    List<Step> steps = new ArrayList<>();
    for (var place : Item.Place.values()) {
      decision.going().stream()
          .filter(p -> p.item().place() == place)
          .forEach(p -> steps.add(step(decision, p.item(), pieces)));
    }
    return steps;
  }

  private Step step(Decision decision, Item item, Pieces pieces) {
    var id = lineage.cache().id() + "/" + decision.backup().id() + "/" + item.place().word();
    return switch (item.place()) {
      case SNAPSHOT -> snapshot(id, item, pieces);
      case EXPORT -> export(id, item, pieces);
      case COPY -> copy(id, decision.backup().id(), pieces);
    };
  }

  private Limits limits() {
    return request.timeout().map(t -> new Limits(SHORT.expected(), SHORT.basis(), t)).orElse(SHORT);
  }

  private Step snapshot(String id, Item item, Pieces pieces) {
    var own =
        Value.fields("SnapshotName", item.name(), "Operation", pieces.operation())
            .with("Guards", guards(pieces.look()));
    var limits = UndoPlanner.deleting(2);
    return new Step.Act(
            id,
            "Delete snapshot " + item.name() + ", for good",
            calls.elastiCache(
                item.region(), "DeleteSnapshot", Value.fields("SnapshotName", item.name())),
            new Condition("pruned-snapshot-gone", item.region(), own),
            Step.Repeat.SERVICE_REFUSES_SECOND,
            request
                .timeout()
                .map(t -> new Limits(limits.expected(), limits.basis(), t))
                .orElse(limits))
        .when("it carries its operation's tag, and its copy is as it was seen");
  }

  private Step export(String id, Item item, Pieces pieces) {
    var place = place(pieces.exportBucket(), item.region());
    return new Step.Local(
            id,
            "Delete the exported files from bucket " + pieces.exportBucket() + ", for good",
            "delete-objects",
            place.with("Guards", guards(pieces.look())).with("Objects", things(pieces.exports())),
            may(place, item.region(), pieces.exports(), pieces.look()),
            limits())
        .when("each file and the copy are as they were seen");
  }

  private Step copy(String id, String backup, Pieces pieces) {
    var place = place(request.drBucket(), request.drRegion());
    var beside = pieces.beside().stream().filter(Thing::there).toList();
    var manifest = pieces.manifest().orElseThrow();
    var all = Stream.of(List.of(manifest), pieces.files(), beside).flatMap(List::stream).toList();
    return new Step.Local(
            id,
            "Delete backup " + backup + " from bucket " + request.drBucket() + ", for good",
            "delete-objects",
            place
                .with("First", thing(manifest))
                .with("Guards", guards(pieces.beside()))
                .with("Objects", things(pieces.files()))
                .with("Last", things(beside)),
            may(place, request.drRegion(), all, pieces.beside()),
            limits())
        .when("it and the newest proven backup are as they were seen");
  }

  private Value.Fields place(String bucket, Region region) {
    return Value.fields(
        "Bucket", bucket, "Region", region.id(), "Owner", lineage.cache().account().digits());
  }

  /** What must be as it was seen, all of it in the DR bucket. */
  private Value.Fields guards(List<Thing> own) {
    return place(request.drBucket(), request.drRegion())
        .with("Objects", things(Stream.concat(own.stream(), witnesses.stream()).toList()));
  }

  private static Value.Fields thing(Thing thing) {
    return Value.fields("Key", thing.key(), "ETag", thing.tag());
  }

  private static Value things(List<Thing> all) {
    return new Value.Items(
        all.stream().map(PruneSteps::thing).map(Value.class::cast).distinct().toList());
  }

  private List<Call> may(Value.Fields place, Region region, List<Thing> gone, List<Thing> own) {
    List<Call> all = new ArrayList<>();
    var guard = place(request.drBucket(), request.drRegion());
    Stream.concat(own.stream(), witnesses.stream())
        .forEach(t -> all.add(call("HeadObject", guard, request.drRegion(), t)));
    gone.forEach(t -> all.add(call("HeadObject", place, region, t)));
    gone.forEach(t -> all.add(call("DeleteObject", place, region, t)));
    return all.stream().distinct().toList();
  }

  private Call call(String action, Value.Fields place, Region region, Thing thing) {
    var bucket =
        Value.fields("Bucket", place.text("Bucket").orElse(""), "Key", thing.key())
            .with("ExpectedBucketOwner", place.text("Owner"));
    return calls.s3(
        region,
        action,
        action.equals("HeadObject")
            ? bucket.with("ChecksumMode", "ENABLED")
            : bucket.with("IfMatch", "\"" + thing.tag() + "\""));
  }

  /** What the lineage must still have when something goes: its newest proven backup. */
  static List<Thing> witnesses(PruneInventory.Lineage lineage, List<Decision> decisions) {
    if (lineage.facts().over()) {
      return lineage.retired().stream().toList();
    }
    Optional<Decision> newest =
        decisions.stream()
            .filter(d -> d.reasons().stream().anyMatch(r -> r.rule().equals("newest-proven")))
            .findFirst();
    return newest
        .map(d -> lineage.pieces().get(d.backup().id()).look())
        .map(look -> look.stream().filter(Thing::there).toList())
        .orElse(List.of());
  }
}
