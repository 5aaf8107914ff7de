package io.ecdr.render;

import io.ecdr.model.ChangeRequest;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.plan.Call;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.SavedPlan;
import io.ecdr.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What whoever approves a plan puts at stake, one sentence each. Pure. */
public final class Stakes {

  private Stakes() {}

  /** What cannot be undone; empty when nothing is of that kind. */
  public static List<String> irrevocable(Plan plan) {
    return calls(plan).flatMap(call -> undone(call).stream()).distinct().toList();
  }

  /** What a call does that nothing takes back; empty when there is no such thing. */
  static Optional<String> undone(Call call) {
    var parameters = call.parameters();
    return switch (call.action()) {
      case "FailoverGlobalReplicationGroup" ->
          Optional.of(
              "Promoting "
                  + parameters.text("PrimaryReplicationGroupId").orElse("the target")
                  + " swaps the roles. What the old primary had not sent by then is erased when it"
                  + " follows the new one, and what it takes after its Region returns until then:"
                  + " keep its clients off.");
      case "DisassociateGlobalReplicationGroup" ->
          Optional.of(
              "Detaching "
                  + parameters.text("ReplicationGroupId").orElse("the target")
                  + " cannot be taken back: it is never attached again, a new standby has to be"
                  + " made, and the old primary may go on taking writes.");
      case "DeleteReplicationGroup" ->
          Optional.of(
              "Deleting "
                  + parameters.text("ReplicationGroupId").orElse("the cache")
                  + " takes its data, its endpoints and its automatic snapshots with it.");
      default -> Optional.empty();
    };
  }

  /** What is made that has to be paid for until somebody deletes it. */
  public static List<String> paid(Plan plan) {
    return calls(plan).flatMap(call -> paid(call).stream()).distinct().toList();
  }

  private static Optional<String> paid(Call call) {
    var parameters = call.parameters();
    return switch (call.action()) {
      case "CreateSnapshot" ->
          Optional.of("snapshot " + parameters.text("SnapshotName").orElse("") + in(call));
      case "CreateServerlessCacheSnapshot" ->
          Optional.of(
              "serverless snapshot "
                  + parameters.text("ServerlessCacheSnapshotName").orElse("")
                  + in(call));
      case "ExportServerlessCacheSnapshot" ->
          Optional.of("its file in bucket " + parameters.text("S3BucketName").orElse(""));
      case "CopySnapshot" ->
          Optional.of(
              parameters
                  .text("TargetBucket")
                  .map(bucket -> "its files in bucket " + bucket)
                  .orElseGet(
                      () ->
                          "snapshot "
                              + parameters.text("TargetSnapshotName").orElse("")
                              + in(call)));
      case "CopyObject" ->
          Optional.of(
              "their copies in bucket "
                  + parameters.text("Bucket").orElse("")
                  + ", and carrying them to "
                  + call.region());
      case "CreateReplicationGroup" ->
          Optional.of(
              "the nodes of replication group "
                  + parameters.text("ReplicationGroupId").orElse("")
                  + in(call));
      case "IncreaseReplicaCount" ->
          Optional.of(
              "more nodes of replication group "
                  + parameters.text("ReplicationGroupId").orElse("")
                  + in(call));
      case "CreateServerlessCache" ->
          Optional.of(
              "serverless cache "
                  + parameters.text("ServerlessCacheName").orElse("")
                  + in(call)
                  + ", by what it holds and does");
      case "CreateGlobalReplicationGroup" ->
          Optional.of("a Global Datastore, which sends every write to the other Region");
      default -> Optional.empty();
    };
  }

  private static String in(Call call) {
    return " in " + call.region();
  }

  /** What may be lost, with its figures as they were when the plan was made. */
  public static String loss(Plan plan) {
    var check = plan.checks().stream().filter(c -> c.id().equals(Check.LOSS)).findFirst();
    if (check.isPresent()) {
      return check.get().observed();
    }
    return plan.prediction()
        .recoveryPointAge()
        .map(age -> "all that was written in the last " + Words.of(age) + " is not in the backup")
        .orElse("nothing: no data is changed");
  }

  /** The bounds that were agreed to, and the checks that were accepted as they are. */
  public static List<String> agreed(SavedPlan saved) {
    List<String> all = new ArrayList<>(said(saved.request()));
    new TreeSet<>(saved.acceptance().unknown()).forEach(id -> all.add("--accept-unknown " + id));
    new TreeSet<>(saved.acceptance().overrides()).forEach(id -> all.add("--override " + id));
    return all;
  }

  private static List<String> said(ChangeRequest request) {
    if (request instanceof FailoverRequest failover) {
      List<String> all = bounds(failover.loss(), failover.expectPrimary());
      if (failover.orDetach()) {
        all.add("--or-detach");
      }
      if (failover.atOnce()) {
        all.add("--on-failover detach");
      }
      if (failover.evenIfHealthy()) {
        all.add("--even-if-primary-looks-healthy");
      }
      return all;
    }
    if (request instanceof SwitchoverRequest switchover) {
      return bounds(switchover.loss(), switchover.expectPrimary());
    }
    if (request instanceof FailbackRequest failback) {
      return bounds(failback.loss(), failback.expectPrimary());
    }
    if (request instanceof DetachRequest detach) {
      return bounds(detach.loss(), detach.expectPrimary());
    }
    return request instanceof RestoreRequest restore && restore.access().withoutAuth()
        ? List.of("--without-auth")
        : List.of();
  }

  private static List<String> bounds(LossLimit loss, Optional<Region> expected) {
    List<String> all = new ArrayList<>();
    loss.most().ifPresent(most -> all.add("--max-data-loss " + typed(most)));
    if (loss.unknownToo()) {
      all.add("--accept-unknown-loss");
    }
    loss.writesStopped().ifPresent(at -> all.add("--writes-stopped-at " + at));
    expected.ifPresent(region -> all.add("--expect-primary " + region));
    return all;
  }

  /** As it is typed: {@code 1h30m}. */
  private static String typed(Duration duration) {
    return Words.of(duration).replace(" ", "");
  }

  /** The calls that steps say they may send, in order. */
  private static Stream<Call> calls(Plan plan) {
    return plan.lanes().stream().flatMap(lane -> lane.steps().stream()).flatMap(Stakes::calls);
  }

  private static Stream<Call> calls(Step step) {
    if (step instanceof Step.Act act) {
      return Stream.of(act.call());
    }
    if (step instanceof Step.Local local) {
      return local.mayCall().stream();
    }
    return step instanceof Step.Ladder ladder
        ? ladder.rungs().stream().map(Step.Rung::call)
        : Stream.empty();
  }
}
