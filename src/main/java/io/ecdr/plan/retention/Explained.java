package io.ecdr.plan.retention;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The backups without which a later one would look as if it had shrunk all of a sudden: a size has
 * to be explained step by step, or the lineage would be frozen by what retention itself did.
 */
final class Explained {

  private final List<Held> backups;
  private final Set<String> going;
  private final Map<String, Reason> explaining = new TreeMap<>();

  private Explained(List<Held> backups, Set<String> going) {
    this.backups = backups;
    this.going = new HashSet<>(going);
  }

  /**
   * Those that have to stay, by id.
   *
   * @param oldestFirst all that are dated
   * @param going the ids of those whose copy would go
   * @param suspects the ids of those that look so already
   */
  static Map<String, Reason> by(
      List<Held> oldestFirst, Set<String> going, Set<String> suspects, int maxShrink) {
    var all = new Explained(oldestFirst, going);
    while (all.keepOne(suspects, maxShrink)) {
      // One may need another one before it.
    }
    return all.explaining;
  }

  private boolean keepOne(Set<String> suspects, int maxShrink) {
    var left = backups.stream().filter(b -> !going.contains(b.id())).toList();
    var fresh = Sizes.suspects(left, maxShrink).keySet();
    var victim =
        backups.stream()
            .filter(b -> fresh.contains(b.id()) && !suspects.contains(b.id()))
            .findFirst();
    var before = victim.flatMap(this::before);
    before.ifPresent(
        b -> {
          going.remove(b.id());
          explaining.put(
              b.id(),
              new Reason(
                  "explains",
                  "without it " + victim.get().id() + " would look as if it had shrunk suddenly"));
        });
    return before.isPresent();
  }

  /** The last one before it that goes and has a size. */
  private Optional<Held> before(Held victim) {
    Optional<Held> found = Optional.empty();
    for (var backup : backups) {
      if (backup.id().equals(victim.id())) {
        return found;
      }
      if (going.contains(backup.id()) && backup.bytes().isPresent()) {
        found = Optional.of(backup);
      }
    }
    return found;
  }
}
