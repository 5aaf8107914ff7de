package io.ecdr.plan;

import io.ecdr.model.LossLimit;
import io.ecdr.plan.Check.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The checks of a plan that nobody is about to run: what somebody decides when it is done is not
 * held against the cache, and a loss without a bound is told and not judged. Pure.
 */
public final class Readiness {

  private static final Set<String> DECIDED =
      new TreeSet<>(
          Set.of(
              "consequences", "way-out", "primary-lost", "writers", "write-probe", "loss-proof"));

  private Readiness() {}

  /**
   * Those checks.
   *
   * @param limit what was agreed to
   */
  public static List<Check> of(List<Check> checks, LossLimit limit) {
    return checks.stream().map(check -> of(check, limit)).toList();
  }

  private static Check of(Check check, LossLimit limit) {
    if (DECIDED.contains(check.id()) && check.verdict() == Verdict.WARN) {
      return check.told(Verdict.SKIPPED, "decided when it is done: " + check.observed(), "");
    }
    boolean unbound = limit.most().isEmpty() && !limit.unknownToo();
    if (check.id().equals(Check.LOSS) && check.verdict() == Verdict.FAIL && unbound) {
      return check.told(
          Verdict.PASS, check.observed() + "; not judged, no --max-data-loss was given", "");
    }
    return check;
  }
}
