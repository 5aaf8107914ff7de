package io.ecdr.plan.assess;

import java.util.Optional;

/** A cache that is not available is refused most calls (facts page, 1.3 and 1.5). */
final class NotAvailable implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    var status = facts.group().status();
    return status.equals("available")
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "not-available",
                status.contains("fail") || status.startsWith("incompatible")
                    ? Severity.HIGH
                    : Severity.LOW,
                "it is " + (status.isBlank() ? "in a state that is not told" : status),
                "ecdr status " + facts.named()));
  }
}
