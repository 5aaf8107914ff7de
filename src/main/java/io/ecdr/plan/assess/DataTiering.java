package io.ecdr.plan.assess;

import java.util.Optional;

/**
 * A cache with data tiering takes snapshots, but they cannot be exported, and it cannot be scaled
 * to nodes without it (facts page, 1.4 and 2; source: {@code UG23:data-tiering}, {@code
 * UG:backups-exporting}).
 */
final class DataTiering implements Obstacle {

  @Override
  public Optional<Reason> in(CacheFacts cache) {
    boolean tiered =
        cache.group().dataTiering()
            || cache.nodeType().filter(t -> t.startsWith("cache.r6gd.")).isPresent();
    return tiered
        ? Optional.of(
            Reason.impossible(
                "data-tiering-no-export",
                "snapshots of a cache with data tiering (r6gd) cannot be exported, so they never"
                    + " leave their Region",
                "use a standby (ecdr standby create --help); or fill a cache without data"
                    + " tiering from the application, since neither a snapshot nor scaling leads"
                    + " there"))
        : Optional.empty();
  }
}
