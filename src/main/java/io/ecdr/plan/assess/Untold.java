package io.ecdr.plan.assess;

import java.util.List;
import java.util.Optional;

/** What was asked and not told, so that nobody takes silence for health. */
final class Untold implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    return List.of(
            facts.node().unknown(),
            facts.saves().unknown(),
            facts.reserved().unknown(),
            facts.datastore().unknown())
        .stream()
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            unknown ->
                new Finding(
                    "not-told",
                    Severity.MEDIUM,
                    "not all was told of it: " + unknown.why(),
                    "ecdr assess " + facts.named()));
  }
}
