package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.plan.Call;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a ladder ends with that did not lead anywhere. */
final class LadderEnds {

  private final Step.Ladder step;
  private final List<RungRun> rungs;
  private final String operation;
  private final Instant started;

  LadderEnds(Step.Ladder step, List<RungRun> rungs, String operation, Instant started) {
    this.step = step;
    this.rungs = rungs;
    this.operation = operation;
    this.started = started;
  }

  /** No rung is left, or no time. */
  Move over(Look.Absent absent, RungRun current, Instant now) {
    boolean doubt = rungs.stream().anyMatch(r -> r.sent() == RungRun.Sent.DOUBT);
    boolean taken = rungs.stream().anyMatch(r -> r.sent() == RungRun.Sent.TAKEN);
    var waited = Resume.words(Duration.between(started, now));
    var told = told();
    if (doubt) {
      return Ends.stop(
          ExitCode.UNKNOWN_OUTCOME,
          told + "an answer was lost, and after " + waited + " " + absent.seen(),
          Resume.command(operation),
          false);
    }
    if (taken && !absent.quiet()) {
      return Ends.stop(
          ExitCode.TIMED_OUT,
          told + "waited " + waited + ": " + absent.seen(),
          Resume.command(operation) + hint(),
          false);
    }
    if (taken) {
      return Ends.stop(
          ExitCode.FAILED,
          told + "the service took it on, but after " + waited + " " + absent.seen(),
          step.wayOut(),
          false);
    }
    var refusal = current.refusal();
    return Ends.stop(
        refusal.map(r -> Refusals.code(r.kind())).orElse(ExitCode.TIMED_OUT),
        told + absent.seen(),
        refusal
            .map(r -> hint(current.call(), r.kind()))
            .filter(h -> !h.isEmpty())
            .orElse(step.wayOut()),
        true);
  }

  /** Nobody agreed to change anything. */
  static Move notSoAnyMore(Look.Absent absent) {
    return Ends.stop(
        ExitCode.REFUSED_BY_CHECKS,
        "it was so when the plan was made, and is not any more: " + absent.seen(),
        "plan again; nothing was sent",
        true);
  }

  /** What to do where a look was not answered: first of all what the refusal itself asks for. */
  String unread(Look.Unreadable look, boolean open) {
    boolean ours = look.code() == ExitCode.NOT_PERMITTED && !look.hint().isEmpty();
    var first = ours ? look.hint() + "; " : "";
    return ours || open ? first + Resume.command(operation) : step.wayOut();
  }

  private String hint(Call call, RefusalKind kind) {
    var words = Refusals.hint(call, kind);
    return kind == RefusalKind.CREDENTIALS ? words + "; " + Resume.command(operation) : words;
  }

  private String hint() {
    return step.wayOut().isEmpty() ? "" : "; or " + step.wayOut();
  }

  /** What was refused, to go before what was seen. */
  String told() {
    var refusals = refusals();
    return refusals.isEmpty() ? "" : refusals + "; ";
  }

  /** What was refused, in the service's own words. */
  String refusals() {
    return rungs.stream()
        .flatMap(r -> r.refusal().stream().map(why -> Refusals.words(r.call(), why)))
        .collect(Collectors.joining("; "));
  }
}
