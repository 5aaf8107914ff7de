package io.ecdr.plan.assess;

import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import java.util.Optional;

/**
 * A standby that has not joined, or whose lag nobody can read, may not be there when it is needed
 * (facts page, 6.2 and 6.7).
 */
final class StandbyOut implements Advice {

  @Override
  public Optional<Finding> on(Protection cache) {
    var facts = cache.facts();
    var datastore = facts.datastore().value();
    if (!cache.uses(Strategy.WARM_STANDBY) || datastore.isEmpty()) {
      return Optional.empty();
    }
    var out =
        datastore.get().members().stream()
            .filter(GlobalDatastore.Member::secondary)
            .filter(m -> !m.associated())
            .findFirst();
    if (out.isPresent()) {
      return Optional.of(
          new Finding(
              "standby-not-associated",
              Severity.HIGH,
              "standby " + out.get() + " is " + out.get().status(),
              "ecdr status " + facts.named()));
    }
    return facts.lags().values().stream()
        .filter(Lag.Unknown.class::isInstance)
        .map(lag -> ((Lag.Unknown) lag).why())
        .findFirst()
        .map(
            why ->
                new Finding(
                    "standby-lag-not-told",
                    Severity.MEDIUM,
                    "how far its standby is behind is not told: " + why,
                    "ecdr status " + facts.named()));
  }
}
