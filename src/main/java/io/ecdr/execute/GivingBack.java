package io.ecdr.execute;

import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Condition;
import io.ecdr.plan.GiveBack;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.util.List;
import java.util.Optional;

/**
 * When a lane turns to the steps that let writers write again whom a fence of its own stopped, and
 * how it ends then. Of a lane without a fence it says nothing.
 *
 * <p>It turns to them whatever stopped the steps before, but not after an interrupt, nor while a
 * promotion that was sent may still act: writes that the old primary took then would be lost with
 * it. What is left so is said.
 */
final class GivingBack {

  private final List<Step> steps;
  private final Optional<Condition> clear;
  private final int first;
  private final int ladder;
  private final Position from;
  private final boolean turnedBefore;
  private final boolean inherited;
  private boolean turned;
  private boolean failed;
  private ExitCode before = ExitCode.OK;

  /**
   * @param from where the operation stood when this run began
   */
  GivingBack(Lane lane, Position from) {
    this.steps = lane.steps();
    this.from = from;
    var begin = GiveBack.of(lane);
    this.clear = begin.map(Step.Await::done);
    this.first = begin.map(steps::indexOf).orElse(steps.size());
    this.ladder = ladder(steps);
    this.inherited = clear.isPresent() && steps.stream().noneMatch(GiveBack::fences);
    boolean moved = ladder >= 0 && from.factsOf(steps.get(ladder).id()).isPresent();
    this.turnedBefore = clear.isPresent() && !moved && begun();
  }

  private static int ladder(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Ladder) {
        return i;
      }
    }
    return -1;
  }

  private boolean begun() {
    return steps.subList(first, steps.size()).stream()
        .anyMatch(s -> from.factsOf(s.id()).isPresent() || from.sentOf(s.id()).isPresent());
  }

  /** Whether an earlier run turned already, so that nothing before is gone on with. */
  boolean turnedBefore() {
    return turnedBefore;
  }

  /** Why a lane at this step turns now; empty when it does not. */
  Optional<Move.End> cut(int index) {
    if (!turnedBefore || index >= first) {
      return Optional.empty();
    }
    var outcome =
        from.stopOf(steps.get(index).id())
            .orElseGet(
                () ->
                    new StepOutcome.Stopped(
                        ExitCode.FAILED, "it did not get there, and writers write again", ""));
    return Optional.of(new Move.End(outcome, false));
  }

  /**
   * Where a lane goes on whose step stopped; empty when it ends there.
   *
   * @param able whether calls may still be sent and written down
   */
  Optional<Integer> after(int index, ExitCode code, boolean able) {
    if (!able || index >= first || !fenced(index) || !clear(index, code)) {
      return Optional.empty();
    }
    if (code == ExitCode.INCOMPLETE && index > ladder) {
      // The change is made: what follows it is gone on with, and this is the last of it.
      return Optional.empty();
    }
    before = code;
    turned = true;
    return Optional.of(first);
  }

  /** Whether a fence was begun by then. */
  private boolean fenced(int index) {
    return inherited
        || clear.isPresent() && steps.subList(0, index + 1).stream().anyMatch(GiveBack::fences);
  }

  /** Whether it can be clear, after such an end, who is the primary. */
  private boolean clear(int index, ExitCode code) {
    // What another operation sent may act until this one's ladder has looked.
    if (left(code) || inherited && index < ladder) {
      return false;
    }
    boolean open = code == ExitCode.UNKNOWN_OUTCOME || code == ExitCode.TIMED_OUT;
    return index != ladder
        || !open && !clear.orElseThrow().parameters().flag(GiveBack.ESCALATES).orElse(false);
  }

  private static boolean left(ExitCode code) {
    return code == ExitCode.INTERRUPTED
        || code == ExitCode.TERMINATED
        || code == ExitCode.CHANGES_PENDING;
  }

  /** A step's end, with what it leaves of the fence. */
  StepOutcome telling(int index, StepOutcome outcome, boolean able) {
    if (!(outcome instanceof StepOutcome.Stopped stopped) || !fenced(index)) {
      return outcome;
    }
    boolean goesOn =
        able
            && index < first
            && (clear(index, stopped.code())
                || stopped.code() == ExitCode.INCOMPLETE && index > ladder);
    if (goesOn) {
      return outcome;
    }
    var named = clear.orElseThrow().parameters();
    var hint = stopped.hint().isEmpty() ? "" : stopped.hint() + "; ";
    return new StepOutcome.Stopped(
        stopped.code(),
        stopped.reason()
            + "; clients of "
            + named.text("Fenced").orElse("")
            + " may not write meanwhile",
        hint
            + "once it is clear that there is one primary: "
            + named.text(GiveBack.COMMAND).orElse(""),
        stopped.facts());
  }

  /** Whether nothing is given back when this step does not get there. */
  boolean hangs(int index) {
    return index == first;
  }

  /** How the lane ends when a step did not get there. */
  ExitCode stopped(int index, ExitCode code) {
    if (index < first || left(code)) {
      return code;
    }
    failed = true;
    return done(code);
  }

  /** How the lane ends when all steps from here on got there, but for followers. */
  ExitCode done(ExitCode code) {
    if (!turned) {
      return failed ? ExitCode.INCOMPLETE : code;
    }
    if (failed || code == ExitCode.INCOMPLETE) {
      return ExitCode.FAILED;
    }
    return switch (before) {
      case FAILED, TIMED_OUT, UNKNOWN_OUTCOME, LOCKED -> ExitCode.COMPENSATED;
      default -> before;
    };
  }
}
