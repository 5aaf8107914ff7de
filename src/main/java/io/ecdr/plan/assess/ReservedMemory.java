package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * Workshop: {@code reserved-memory-percent} (peers B5). A snapshot forks, and takes memory for what
 * is written meanwhile: AWS says 25 (facts page, 1.5; source: {@code UG23:BestPractices.BGSAVE}).
 */
final class ReservedMemory implements Advice {

  /** What AWS says, and what the groups of the service's own have. */
  static final int ENOUGH = 25;

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    var group = facts.node().value().flatMap(NodeFacts::parameterGroup);
    return facts
        .reserved()
        .value()
        .filter(percent -> percent < ENOUGH)
        .map(
            percent ->
                new Finding(
                    "reserved-memory",
                    Severity.MEDIUM,
                    "reserved-memory-percent is "
                        + percent
                        + " in parameter group "
                        + group.orElse("?")
                        + "; a snapshot may fail or slow writes",
                    "aws elasticache modify-cache-parameter-group --cache-parameter-group-name "
                        + group.orElse("?")
                        + " --region "
                        + facts.region()
                        + " --parameter-name-values"
                        + " ParameterName=reserved-memory-percent,ParameterValue="
                        + ENOUGH));
  }
}
