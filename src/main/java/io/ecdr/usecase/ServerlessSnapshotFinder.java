package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.Fact;
import io.ecdr.model.Proof;
import io.ecdr.model.Region;
import io.ecdr.model.ServerlessSnapshots;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.RestoreSource;
import io.ecdr.plan.ServerlessManifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a snapshot of a serverless cache in the Region, and the cache if it is still there. */
final class ServerlessSnapshotFinder implements RestoreFinder {

  private final Region region;
  private final Gather gather;
  private final CallMaker maker;
  private final Instant deadline;
  private final Call describe;
  private Snapshot snapshot;

  ServerlessSnapshotFinder(Surveyor surveyor, Region region, String name, Instant deadline) {
    this.region = region;
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.deadline = deadline;
    this.describe =
        maker.elastiCache(
            region,
            "DescribeServerlessCacheSnapshots",
            Value.fields("ServerlessCacheSnapshotName", name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public List<Call> first() {
    return List.of(describe);
  }

  /** The snapshot, if it is there. */
  Fact<Value.Fields> told(Reads first) {
    return GroupCalls.first(first.fact(describe), "ServerlessCacheSnapshots");
  }

  @Override
  public Found find(Reads first, Identity identity) {
    var told = SurveyEnded.need(told(first), "");
    snapshot = Snapshot.of(ServerlessSnapshots.asSnapshot(told));
    var cache = cache(told);
    var tags = SnapshotTags.call(maker, region, snapshot);
    List<Call> more = new ArrayList<>(tags.stream().toList());
    cache.ifPresent(more::add);
    var reads = first.and(gather.read(more, deadline));
    Fact<Value.Fields> live =
        cache
            .map(call -> GroupCalls.first(reads.fact(call), "ServerlessCaches"))
            .orElseGet(() -> new Fact.Absent<>(gather.now()));
    var manifest =
        ServerlessManifest.of(
            identity.account(),
            region,
            told,
            snapshot,
            live,
            SnapshotTags.fact(tags, reads, gather.now()),
            gather.now());
    return new Found(
        new BackupRecord(manifest, "", Proof.TAKEN, Optional.empty()), Optional.empty(), reads);
  }

  private Optional<Call> cache(Value.Fields told) {
    return told.fields("ServerlessCacheConfiguration")
        .text("ServerlessCacheName")
        .map(
            name ->
                maker.elastiCache(
                    region, "DescribeServerlessCaches", Value.fields("ServerlessCacheName", name)));
  }

  @Override
  public List<Call> last(BackupRecord backup) {
    return List.of();
  }

  @Override
  public RestoreSource source(BackupRecord backup, Reads reads) {
    return new RestoreSource.InRegion(snapshot);
  }
}
