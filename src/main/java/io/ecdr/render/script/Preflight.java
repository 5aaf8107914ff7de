package io.ecdr.render.script;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.plan.Check;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import io.ecdr.plan.Step;
import io.ecdr.render.script.Pieces.Piece;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a script looks at before it sends anything, and which of the plan's checks that covers. */
final class Preflight {

  private static final String FILE = "file ";

  private final SavedPlan saved;
  private final Pieces pieces;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> asked = new TreeSet<>(Set.of("identity"));
  private String word = "yes";

  Preflight(SavedPlan saved, Pieces pieces) {
    this.saved = saved;
    this.pieces = pieces;
    out.append("check_first\n");
    blockers();
    if (saved.request() instanceof BackupRequest backup) {
      backup(backup);
    } else if (saved.request() instanceof RestoreRequest restore) {
      restore(restore);
    } else if (saved.request() instanceof SwitchoverRequest switchover) {
      roles(switchover.loss(), switchover.expectPrimary(), true);
    } else if (saved.request() instanceof FailoverRequest failover) {
      roles(failover.loss(), failover.expectPrimary(), true);
    } else if (saved.request() instanceof DetachRequest detach) {
      roles(detach.loss(), detach.expectPrimary(), false);
    } else {
      asked.add("target-id");
    }
  }

  /** The commands. */
  String text() {
    return out.toString();
  }

  /** What a person types to go on. */
  String word() {
    return word;
  }

  /** The checks that ecdr made and the script does not make again. */
  List<Check> left() {
    return saved.plan().checks().stream()
        .filter(c -> c.verdict() != Check.Verdict.SKIPPED && !asked.contains(c.id()))
        .toList();
  }

  private void blockers() {
    var blockers = saved.plan().blockers();
    if (!blockers.isEmpty()) {
      var names = String.join(", ", blockers.stream().map(Check::id).toList());
      line(
          "[ \"$dry\" = yes ] || give_up "
              + saved.plan().checked().number()
              + " "
              + Shell.say(
                  "checks forbade this plan when it was made: "
                      + names
                      + "; nothing was changed, plan again"));
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void call(String function, String... words) {
    line(function + " " + Shell.quote(List.of(words)));
  }

  private String account() {
    return saved.plan().account().digits();
  }

  private void backup(BackupRequest request) {
    var region = request.region().id();
    saved.plan().lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(s -> s instanceof Step.Act act && act.call().action().equals("CreateSnapshot"))
        .map(s -> ((Step.Act) s).call().parameters().text("SnapshotName").orElse(""))
        .forEach(
            name -> call("check_source", region, name, saved.plan().lanes().get(0).cache().id()));
    call("check_bucket", region, request.bucket(), account());
    call("check_bucket", request.drRegion().id(), request.drBucket(), account());
    asked.addAll(List.of("cache-available", "export-bucket-owner", "dr-bucket-owner"));
  }

  private void restore(RestoreRequest request) {
    var region = request.to().id();
    line(
        "if [ \"$dry\" = no ] && ! begun " + Shell.quote(List.of(region, request.as())) + "; then");
    saved
        .fingerprint()
        .fields()
        .forEach(
            (name, value) -> {
              if (name.startsWith(FILE)) {
                out.append("  ");
                call("check_file", region, request.bucket(), name.substring(FILE.length()), value);
              }
            });
    if (request.place().subnetGroup().isPresent()) {
      out.append("  ");
      call("check_subnet_group", region, request.place().subnetGroup().get());
      asked.add("subnet-group");
    }
    line("  :\nfi");
    asked.addAll(List.of("files", "target-id"));
  }

  private void roles(LossLimit loss, Optional<Region> expected, boolean promoting) {
    word = saved.plan().lanes().get(0).cache().id();
    var first =
        saved.plan().lanes().get(0).steps().stream()
            .filter(s -> s instanceof Step.Ladder)
            .map(s -> ((Step.Ladder) s).rungs().get(0).done())
            .findFirst();
    if (first.isEmpty()) {
      return;
    }
    pieces.need(Piece.LADDER);
    if (expected.isEmpty()) {
      line(
          "[ \"$yes\" = no ] || give_up 2 'the plan names no primary, which --yes needs; plan again"
              + " with --expect-primary'");
    }
    var done = first.get();
    var region = done.region().id();
    var datastore = done.parameters().text("GlobalReplicationGroupId").orElse("");
    var target = done.parameters().text("ReplicationGroupId").orElse("");
    var old = done.parameters().text("OldRegion").orElse("");
    call("check_roles", region, datastore, target, old, promoting ? "yes" : "no");
    healthy(done, region, datastore, old);
    call(
        "check_loss",
        region,
        datastore,
        target,
        loss.most().map(most -> String.valueOf(most.toSeconds())).orElse(""),
        loss.unknownToo() ? "yes" : "no",
        loss.writesStopped().map(Instant::getEpochSecond).map(String::valueOf).orElse(""));
    asked.addAll(List.of(Check.LOSS, "target", "expected-primary", "global-datastore"));
  }

  private void healthy(Condition done, String region, String datastore, String old) {
    if (saved.request() instanceof SwitchoverRequest) {
      call("check_settled", region, datastore, done.parameters().text("AlsoSeenFrom").orElse(""));
      asked.add("views");
    } else if (saved.request() instanceof FailoverRequest failover) {
      call("check_lost", old, datastore, failover.evenIfHealthy() ? "yes" : "no");
      asked.add("primary-lost");
    }
  }
}
