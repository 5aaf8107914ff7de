package io.ecdr.plan.assess;

import io.ecdr.model.GlobalDatastore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a cache's data are besides, and what would take them away. A snapshot is always in the
 * account and Region of its cache (facts page, 3), a standby in its account (6.3); automatic
 * snapshots go with the cache (1.2).
 */
final class BlastRadius {

  private static final Optional<String> SAME = Optional.of("same");

  private final CacheFacts cache;

  BlastRadius(CacheFacts cache) {
    this.cache = cache;
  }

  List<Reach> all() {
    List<Reach> all = new ArrayList<>();
    if (cache.automatic().orElse(false)) {
      all.add(
          new Reach(
              "automatic snapshots, which go with the cache",
              cache.region().id(),
              SAME,
              Reach.Lock.NOT_POSSIBLE));
    }
    cache
        .copies()
        .flatMap(f -> f.value())
        .ifPresent(copies -> copies.newest().ifPresent(newest -> all.add(copied(copies, newest))));
    cache
        .datastore()
        .value()
        .ifPresent(
            d ->
                d.members().stream()
                    .filter(GlobalDatastore.Member::secondary)
                    .forEach(
                        m ->
                            all.add(
                                new Reach(
                                    "standby " + m.id() + ", which repeats every deletion",
                                    m.region(),
                                    SAME,
                                    Reach.Lock.NOT_POSSIBLE))));
    return all;
  }

  private static Reach copied(Copies copies, Copies.Copied newest) {
    return new Reach(
        copies.count() + (copies.count() == 1 ? " backup" : " backups"),
        copies.kept().bucket().orElse("") + " in " + copies.kept().region(),
        copies.sameAccount().map(same -> same ? "same" : "other"),
        newest.looked().map(l -> Reach.Lock.of(l.hold())).orElse(Reach.Lock.NOT_READ));
  }
}
