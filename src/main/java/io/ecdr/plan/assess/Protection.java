package io.ecdr.plan.assess;

import java.util.List;
import java.util.Objects;

/**
 * What protects a cache and what could.
 *
 * @param ratings one for each strategy
 * @param reaches where its data are besides
 */
public record Protection(CacheFacts facts, List<Rating> ratings, List<Reach> reaches) {
  public Protection {
    Objects.requireNonNull(facts, "facts");
    ratings = List.copyOf(ratings);
    reaches = List.copyOf(reaches);
  }

  /** The verdict of one strategy. */
  public Verdict verdict(Strategy strategy) {
    return rating(strategy).verdict();
  }

  /** One strategy's. */
  public Rating rating(Strategy strategy) {
    return ratings.stream().filter(r -> r.strategy() == strategy).findFirst().orElseThrow();
  }

  boolean uses(Strategy strategy) {
    return verdict(strategy) == Verdict.IN_USE;
  }
}
