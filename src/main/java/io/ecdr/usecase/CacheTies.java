package io.ecdr.usecase;

import io.ecdr.journal.OperationState;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Lane;
import io.ecdr.plan.LineageTag;
import io.ecdr.plan.RestorePlanner;
import io.ecdr.plan.Step;
import io.ecdr.plan.retention.Kinship.Tie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What ties caches to each other, as our journals and their manifests tell. */
final class CacheTies {

  /** The path of a cache in the key of one of its backups' files. */
  private static final Pattern FOLDER = Pattern.compile("(\\d{12}/[^/]+/[^/]+/[^/]+)/[^/]+/[^/]+$");

  private CacheTies() {}

  static List<Tie> of(OwnJournals journals) {
    List<Tie> all = new ArrayList<>();
    for (var one : journals.known()) {
      boolean drill = one.plan().lanes().stream().anyMatch(l -> l.throwaway().isPresent());
      if (!drill && one.state() != OperationState.ABORTED) {
        one.plan().lanes().forEach(lane -> lane(one, lane, all));
      }
    }
    return all.stream().distinct().toList();
  }

  private static void lane(OwnJournals.Known one, Lane lane, List<Tie> all) {
    lane.datastore().ifPresent(id -> all.add(member(lane.cache(), id)));
    for (var call : lane.steps().stream().flatMap(CacheTies::calls).toList()) {
      var asked = call.parameters();
      asked
          .text("GlobalReplicationGroupId")
          .flatMap(id -> member(lane, call).map(cache -> member(cache, id)))
          .ifPresent(all::add);
      if (one.plan().verb().equals(RestorePlanner.VERB) && one.state() != OperationState.UNDONE) {
        source(asked)
            .ifPresent(
                from ->
                    all.add(
                        new Tie(
                            from, lane.cache().path(), true, one.state() == OperationState.DONE)));
      }
    }
  }

  private static Stream<Call> calls(Step step) {
    if (step instanceof Step.Ladder ladder) {
      return ladder.rungs().stream().map(Step.Rung::call);
    }
    return step instanceof Step.Act act ? Stream.of(act.call()) : Stream.empty();
  }

  /** They had the same data at a time. */
  static Tie member(CacheId cache, String datastore) {
    return new Tie(cache.path(), LineageTag.datastore(datastore), false, true);
  }

  private static Optional<CacheId> member(Lane lane, Call call) {
    var asked = call.parameters();
    var region = asked.text("PrimaryRegion").or(() -> asked.text("ReplicationGroupRegion"));
    return asked
        .text("PrimaryReplicationGroupId")
        .or(() -> asked.text("ReplicationGroupId"))
        .map(
            id ->
                new CacheId(
                    lane.cache().account(),
                    region.map(Region::new).orElse(call.region()),
                    CacheKind.REPLICATION_GROUP,
                    id));
  }

  /** The lineage that a cache is made to go on from. */
  private static Optional<String> source(Value.Fields asked) {
    return asked.list("Tags").stream()
        .filter(t -> t.text("Key").equals(Optional.of(LineageTag.KEY)))
        .flatMap(t -> t.text("Value").stream())
        .map(value -> value.substring(value.lastIndexOf(' ') + 1))
        .findFirst()
        .or(
            () ->
                asked.texts("SnapshotArns").stream()
                    .map(FOLDER::matcher)
                    .filter(m -> m.find())
                    .map(m -> m.group(1))
                    .findFirst());
  }

  /** A manifest that may be another one than was written only tells what may be. */
  static List<Tie> of(BackupRecord record) {
    var manifest = record.manifest();
    var self = manifest.cache().path();
    boolean sure = record.seal().fits();
    List<Tie> all = new ArrayList<>();
    if (!manifest.lineage().equals(self)) {
      all.add(new Tie(manifest.lineage(), self, true, sure));
    }
    manifest.kin().forEach(name -> all.add(new Tie(self, name, false, sure)));
    return all;
  }
}
