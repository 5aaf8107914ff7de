package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * AWS's texts neither allow nor forbid a manual snapshot of a secondary (facts page, 6.5); its
 * automatic ones are offered.
 */
final class SecondarySnapshot implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    return cache.standby()
        ? Optional.of(
            Reason.unknown(
                "standby-snapshot-unsure",
                "AWS does not say whether a standby can be snapshotted",
                "back up the primary instead"))
        : Optional.empty();
  }
}
