package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.ServerlessSnapshots;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the snapshot of a Region that is meant: by its own name, or as a cache's newest or oldest
 * one that is available. Snapshots of nodes and of serverless caches have names of their own, so
 * two may have the same one: then nothing is guessed.
 */
final class SnapshotPick {

  private static final String NODES = "Snapshots";
  private static final String SERVERLESS = "ServerlessCacheSnapshots";

  private final Gather gather;
  private final CallMaker maker;
  private final Region region;
  private final Instant deadline;

  SnapshotPick(Surveyor surveyor, Region region, Instant deadline) {
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.region = region;
    this.deadline = deadline;
  }

  /** What was found, in the service's own words. */
  record Picked(Value.Fields told, boolean serverless) {

    /** In the words of snapshots of nodes. */
    Value.Fields asNodes() {
      return serverless ? ServerlessSnapshots.asSnapshot(told) : told;
    }
  }

  /**
   * Looks.
   *
   * @throws SurveyEnded when there is none, or two, or it cannot be told
   */
  Picked pick(String typed) {
    return typed.contains("@") ? ofCache(typed) : named(typed);
  }

  private Picked named(String typed) {
    var nodes = nodes(Value.fields("SnapshotName", typed));
    var serverless =
        serverless(Value.fields("ServerlessCacheSnapshotName", typed.toLowerCase(Locale.ROOT)));
    var reads = gather.read(List.of(nodes, serverless), deadline);
    return one(
        GroupCalls.first(reads.fact(nodes), NODES),
        GroupCalls.first(reads.fact(serverless), SERVERLESS),
        "with the name " + typed,
        "give one of them another name: aws elasticache copy-snapshot, or"
            + " copy-serverless-cache-snapshot",
        "snapshot " + typed);
  }

  private Picked ofCache(String typed) {
    var reference = BackupReference.of(typed);
    boolean oldest = reference.word().equals("oldest");
    if (!oldest && !reference.word().equals("latest")) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "a snapshot of the Region is not proven, so none is " + typed,
          "type "
              + reference.cache()
              + "@latest; or name the bucket of backups with --dr-region"
              + " and --dr-bucket");
    }
    var id = reference.cache();
    List<Call> ofNodes =
        List.of(
            nodes(Value.fields("ReplicationGroupId", id)),
            nodes(Value.fields("CacheClusterId", id)));
    List<Call> ofServerless = List.of(serverless(Value.fields("ServerlessCacheName", id)));
    List<Call> all = new ArrayList<>(ofNodes);
    all.addAll(ofServerless);
    var reads = gather.read(all, deadline);
    return one(
        end(GroupCalls.together(reads, ofNodes, NODES), false, oldest),
        end(GroupCalls.together(reads, ofServerless, SERVERLESS), true, oldest),
        "of a cache named " + id,
        "type the snapshot's name",
        "available snapshot of " + id);
  }

  private Call nodes(Value.Fields filter) {
    return maker.elastiCache(region, "DescribeSnapshots", filter.with("ShowNodeGroupConfig", true));
  }

  private Call serverless(Value.Fields filter) {
    return maker.elastiCache(region, "DescribeServerlessCacheSnapshots", filter);
  }

  /** The newest or oldest of those that can be exported now. */
  private static Fact<Value.Fields> end(
      Fact<List<Value.Fields>> all, boolean serverless, boolean oldest) {
    if (all.value().isEmpty()) {
      return all.map(f -> Value.Fields.NONE);
    }
    var byTime = Comparator.comparing((Picked p) -> taken(p).orElse(Instant.EPOCH));
    var found =
        all.value().get().stream()
            .map(told -> new Picked(told, serverless))
            .filter(p -> Snapshot.of(p.asNodes()).status().equals("available"))
            .filter(p -> taken(p).isPresent())
            .max(oldest ? byTime.reversed() : byTime);
    return found.isPresent()
        ? new Fact.Known<>(found.get().told(), all.at())
        : new Fact.Absent<>(all.at());
  }

  private static Optional<Instant> taken(Picked picked) {
    return Snapshot.of(picked.asNodes()).earliest();
  }

  private Picked one(
      Fact<Value.Fields> nodes,
      Fact<Value.Fields> serverless,
      String both,
      String choose,
      String wanted) {
    if (nodes.value().isPresent() && serverless.value().isPresent()) {
      throw new SurveyEnded(
          ExitCode.USAGE,
          "in " + region + " there is a snapshot of nodes and one of a serverless cache " + both,
          choose);
    }
    if (nodes.absent() && serverless.absent()) {
      throw new SurveyEnded(
          ExitCode.NOT_FOUND,
          "there is no " + wanted + " in " + region,
          "see what there is: aws elasticache describe-snapshots --region "
              + region
              + ", aws elasticache describe-serverless-cache-snapshots --region "
              + region);
    }
    boolean lone =
        serverless.value().isPresent() || (nodes.absent() && serverless.unknown().isPresent());
    return new Picked(SurveyEnded.need(lone ? serverless : nodes, ""), lone);
  }
}
