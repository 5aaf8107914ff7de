package io.ecdr.execute;

import io.ecdr.plan.HookPhase;
import io.ecdr.plan.HookSteps;
import io.ecdr.plan.Hooked;
import io.ecdr.plan.Step;
import java.time.Duration;

/** What is told about a hook's end. */
final class HookWords {

  private static final int LINE = 200;

  private final Step.Hook step;
  private final boolean begun;
  private final String operation;

  /**
   * @param begun whether steps before it may have changed something
   */
  HookWords(Step.Hook step, boolean begun, String operation) {
    this.begun = begun;
    this.step = step;
    this.operation = operation;
  }

  private String name() {
    var file = step.command().get(0);
    return step.phase().word() + "-hook " + file.substring(file.lastIndexOf('/') + 1);
  }

  /** It was not run at all. */
  String notRun(String why) {
    return done() + name() + " was not run: " + why;
  }

  /** What it came to: its end, how often, and the last line that it wrote. */
  String why(String end, int tries, String output) {
    var last = HookOutput.lastLine(output);
    var line = last.length() > LINE ? last.substring(0, LINE) + "…" : last;
    return name()
        + " "
        + end
        + (tries > 1 ? ", in " + tries + " tries" : "")
        + (line.isEmpty() ? "" : ": " + line);
  }

  /** Why the operation stops here. */
  String stopped(Hooked result, String why) {
    return result == Hooked.VETOED && step.phase() == HookPhase.PRE
        ? "vetoed; " + untouched() + why
        : done() + why;
  }

  private String done() {
    return switch (step.phase()) {
      case PRE -> untouched();
      case POST -> "the change is done and was read back, but ";
      case FENCE ->
          (afterwards() ? "the change is done and was read back, but " : "")
              + "whether clients can write"
              + (afterwards() ? " to the old side" : "")
              + " is not known: ";
    };
  }

  /** Whether it is a fence that follows a change of roles. */
  boolean afterwards() {
    return step.facts().get(HookSteps.WAY).isPresent();
  }

  private String untouched() {
    return begun ? "what was done before stays, and nothing after it: " : "nothing was changed: ";
  }

  /** What to do then. */
  String hint() {
    if (begun && step.phase() == HookPhase.PRE) {
      return Resume.after("settle what it says", operation);
    }
    return step.phase() == HookPhase.PRE
        ? "settle what it says, then type the command again; --skip-hooks goes without"
        : Resume.after("settle what it says", operation);
  }

  static String killed(Duration after) {
    return "was killed after " + Resume.words(after);
  }
}
