package io.ecdr.usecase;

import io.ecdr.codec.JournalCodec;
import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Check;
import io.ecdr.plan.NothingMade;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Remains;
import io.ecdr.plan.Report;
import io.ecdr.plan.StepOutcome;
import io.ecdr.plan.UndoPlanner;
import io.ecdr.port.Operations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How an operation and the one that undoes it know of each other. */
final class Undoing {

  private Undoing() {}

  /** What an operation may have left, as its journal tells. */
  static Remains remains(History history) {
    Map<String, Instant> sent = new HashMap<>();
    Map<String, Instant> announced = new HashMap<>();
    Set<String> keys = new HashSet<>();
    Map<String, String> open = new HashMap<>();
    for (var entry : history.entries()) {
      if (entry instanceof Entry.Intent intent) {
        var name = intent.step() + "|" + intent.key();
        open.put(name, intent.step());
        announced.put(intent.step(), intent.at());
        key(intent).ifPresent(keys::add);
      } else if (entry instanceof Entry.Answered answered) {
        var step = open.remove(answered.step() + "|" + answered.key());
        if (step != null && answered.result() != Entry.Result.NOT_DONE) {
          sent.put(step, announced.get(step));
        }
      }
    }
    open.values().forEach(step -> sent.put(step, announced.get(step)));
    sent.replaceAll((step, at) -> announced.get(step));
    return new Remains(Position.of(history).facts(), sent, keys);
  }

  /** The object that a call writes, which is named in the call's key: {@code copy/KEY#1}. */
  private static Optional<String> key(Entry.Intent intent) {
    var key = intent.key();
    int first = key.indexOf('/');
    int last = key.lastIndexOf('#');
    boolean writes =
        intent.call().equals("s3:CopyObject") || intent.call().equals("s3:CompleteMultipartUpload");
    return writes && first > 0 && last > first
        ? Optional.of(key.substring(first + 1, last))
        : Optional.empty();
  }

  /** What stays after a plan that undoes, or comes to nothing, was run, one sentence each. */
  static List<String> left(Plan plan, Report report) {
    List<String> all = new ArrayList<>();
    if (plan.undoes().isPresent()) {
      plan.checks().stream()
          .filter(c -> c.id().startsWith(UndoPlanner.LEFT) && c.verdict() == Check.Verdict.WARN)
          .forEach(c -> all.add(c.observed() + "; " + c.hint()));
      report.lanes().stream()
          .flatMap(lane -> lane.steps().stream())
          .flatMap(step -> step.outcome().stream())
          .filter(StepOutcome.Done.class::isInstance)
          .forEach(outcome -> all.addAll(((StepOutcome.Done) outcome).facts().texts("Left")));
    }
    if (report.lanes().stream().anyMatch(NothingMade::besides)) {
      all.add("what the steps before made; to take it away: ecdr op abort " + plan.id());
    }
    return all;
  }

  /** From now on the operation that is undone does not go on. */
  static void begins(Operations operations, Plan plan, Instant at) {
    if (plan.undoes().isPresent()) {
      var entry = new Entry.Undone(at, plan.id(), Optional.empty(), List.of());
      try (var journal = operations.journal(plan.undoes().get())) {
        journal.append(JournalCodec.write(entry));
        journal.share();
      }
    }
  }

  /** All that could be taken away was: that closes the operation that is undone. */
  static void ends(Operations operations, Plan plan, Report report, Instant at) {
    if (plan.undoes().isPresent() && report.code() == ExitCode.OK) {
      var left = left(plan, report);
      var code = left.isEmpty() ? ExitCode.COMPENSATED : ExitCode.FAILED;
      try (var journal = operations.journal(plan.undoes().get())) {
        journal.append(
            JournalCodec.write(new Entry.Undone(at, plan.id(), Optional.of(code), left)));
        journal.settle();
      }
    }
  }

  /** Why an operation does not go on any more; empty when it may. */
  static Optional<Rejection> against(String id, History history) {
    if (history.escalated().isPresent()) {
      var by = history.escalated().get().by();
      return Optional.of(
          new Rejection(
              ExitCode.PLAN_REFUSED,
              "operation " + id + " was escalated: a failover goes on with it, operation " + by,
              Resuming.command(by)));
    }
    return history
        .undone()
        .map(
            undone ->
                undone.code().isPresent()
                    ? new Rejection(
                        ExitCode.PLAN_REFUSED,
                        "operation " + id + " was undone by " + undone.by(),
                        "plan it anew; see: ecdr op show " + id)
                    : new Rejection(
                        ExitCode.PLAN_REFUSED,
                        "operation "
                            + id
                            + " is being undone by "
                            + undone.by()
                            + ", which is not at its end",
                        "ecdr op abort " + id));
  }
}
