package io.ecdr.usecase;

import io.ecdr.plan.Check;
import io.ecdr.plan.Check.Verdict;
import io.ecdr.plan.TrialMarker;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a trial write in one bucket came to.
 *
 * @param trouble what did not work, in the service's words; empty when all did
 * @param hints what to do about it
 * @param left whether the marker may still be there
 */
public record Trial(TrialMarker marker, List<String> trouble, List<String> hints, boolean left) {
  public Trial {
    Objects.requireNonNull(marker, "marker");
    trouble = List.copyOf(trouble);
    hints = List.copyOf(hints);
  }

  /** Whether it was written, read back and removed. */
  public boolean works() {
    return trouble.isEmpty();
  }

  /** The check that only trial writes can answer, answered. */
  static Check answer(Check asked, List<Trial> trials) {
    if (trials.stream().allMatch(Trial::works)) {
      return asked.told(
          Verdict.PASS,
          "written, read back and removed in "
              + trials.stream().map(t -> t.marker().bucket()).collect(Collectors.joining(" and ")),
          "");
    }
    return asked.told(Verdict.WARN, all(trials, false), all(trials, true));
  }

  private static String all(List<Trial> trials, boolean hints) {
    return trials.stream()
        .flatMap(t -> (hints ? t.hints() : t.trouble()).stream())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
