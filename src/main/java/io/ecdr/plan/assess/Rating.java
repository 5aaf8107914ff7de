package io.ecdr.plan.assess;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One strategy for one cache.
 *
 * @param reasons why it is not possible or not known to be; beside another verdict, notes
 * @param now how old the data would be if it were needed now; empty where it is not in use
 * @param rpo how much would be lost at most; empty where it is impossible
 * @param rto how long until writes work again; empty where it is impossible
 */
public record Rating(
    Strategy strategy,
    Verdict verdict,
    List<Reason> reasons,
    Optional<Figure> now,
    Optional<Figure> rpo,
    Optional<Figure> rto) {
  public Rating {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(verdict, "verdict");
    reasons = List.copyOf(reasons);
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(rpo, "rpo");
    Objects.requireNonNull(rto, "rto");
  }
}
