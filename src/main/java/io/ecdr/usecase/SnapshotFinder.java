package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Proof;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.RestoreSource;
import io.ecdr.plan.SnapshotManifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a snapshot of nodes in the Region itself, and what is still there of its source. */
final class SnapshotFinder implements RestoreFinder {

  private final RestoreRequest request;
  private final String name;
  private final Gather gather;
  private final CallMaker maker;
  private final Instant deadline;
  private final Call describe;
  private final Call groups;
  private Snapshot snapshot;

  /**
   * @throws SurveyEnded when no snapshot can have the name
   */
  SnapshotFinder(Surveyor surveyor, RestoreRequest request, Instant deadline) {
    this.request = request;
    this.name = request.snapshot().orElseThrow().toLowerCase(Locale.ROOT);
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.deadline = deadline;
    if (!name.matches("[a-z][a-z0-9.-]{0,254}")) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "'" + request.backup() + "' names no snapshot",
          "type snapshot:NAME; names: aws elasticache describe-snapshots --region " + request.to());
    }
    this.describe =
        maker.elastiCache(
            request.to(),
            "DescribeSnapshots",
            Value.fields("SnapshotName", name).with("ShowNodeGroupConfig", true));
    this.groups = new GroupCalls(maker).groups(request.to());
  }

  @Override
  public List<Call> first() {
    return List.of(describe, groups);
  }

  /** The snapshot, if it is there. */
  Fact<Value.Fields> told(Reads first) {
    return GroupCalls.first(first.fact(describe), "Snapshots");
  }

  @Override
  public Found find(Reads first, Identity identity) {
    var told = told(first);
    if (told.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no snapshot " + name + " in " + request.to(),
          "see what there is: aws elasticache describe-snapshots --region " + request.to());
    }
    snapshot = Snapshot.of(SurveyEnded.need(told, ""));
    var reads = first.and(gather.read(more(), deadline));
    Fact<List<ReplicationGroup>> live =
        reads
            .fact(groups)
            .map(
                f ->
                    f.list("ReplicationGroups").stream()
                        .map(g -> ReplicationGroup.of(request.to(), g))
                        .toList());
    var manifest =
        SnapshotManifest.of(
            identity.account(),
            request.to(),
            snapshot,
            live,
            ParameterCalls.values(fact(reads, values())),
            SnapshotTags.fact(tags(), reads, gather.now()),
            gather.now());
    return new Found(
        new BackupRecord(manifest, "", Proof.TAKEN, Optional.empty()), Optional.empty(), reads);
  }

  private List<Call> more() {
    List<Call> all = new ArrayList<>();
    values().ifPresent(all::add);
    tags().ifPresent(all::add);
    return all;
  }

  /** The parameter group is of this Region, so its values can be read as long as it is there. */
  private Optional<Call> values() {
    return snapshot.parameterGroup().map(group -> ParameterCalls.set(maker, request.to(), group));
  }

  private Optional<Call> tags() {
    return SnapshotTags.call(maker, request.to(), snapshot);
  }

  private Fact<Value.Fields> fact(Reads reads, Optional<Call> call) {
    return call.map(reads::fact).orElseGet(() -> new Fact.Absent<>(gather.now()));
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
