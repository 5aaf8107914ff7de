package io.ecdr.plan.retention;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The backups that stay whatever the rules want, because without them there might be nothing to
 * restore from.
 */
final class Guards {

  private final Map<String, Reason> guards = new TreeMap<>();

  private Guards() {}

  /**
   * The guarded ones by id.
   *
   * @param good the trusted backups that are proven, newest first
   */
  static Map<String, Reason> of(List<Held> good, int minRedundancy) {
    var all = new Guards();
    if (good.isEmpty()) {
      return all.guards;
    }
    all.guard(
        good.get(0),
        "newest-proven",
        good.get(0).utmost()
            ? "the newest snapshot of a cache of which nothing can be exported"
            : "the newest proven backup");
    all.guard(lastWritten(good), "last-written", "the proven backup that was written last");
    all.guard(best(good), "best-proof", "the newest of the highest proof");
    for (int i = 0; i < Math.min(minRedundancy, good.size()); i++) {
      all.guard(
          good.get(i), "min-redundancy", "proven, number " + (i + 1) + " of " + minRedundancy);
    }
    return all.guards;
  }

  private void guard(Held backup, String rule, String words) {
    guards.putIfAbsent(backup.id(), new Reason(rule, words));
  }

  /** A clock that was behind dates a new backup as an old one. */
  private static Held lastWritten(List<Held> good) {
    Optional<Held> found = Optional.empty();
    for (var backup : good) {
      if (found.isEmpty() || written(backup).isAfter(written(found.get()))) {
        found = Optional.of(backup);
      }
    }
    return found.orElseThrow();
  }

  private static Instant written(Held backup) {
    return backup.stored().orElse(backup.at());
  }

  private static Held best(List<Held> good) {
    var highest = good.stream().map(Held::proof).max(Comparator.naturalOrder()).orElseThrow();
    return good.stream().filter(b -> b.proof() == highest).findFirst().orElseThrow();
  }
}
