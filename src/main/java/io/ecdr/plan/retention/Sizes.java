package io.ecdr.plan.retention;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which backups shrank too much. Each is compared with the one before it that is trusted, so that a
 * second small one does not make the first one right.
 */
final class Sizes {

  private Sizes() {}

  /**
   * The suspects by id, each with its reason.
   *
   * @param oldestFirst those of unknown size are passed by
   */
  static Map<String, Reason> suspects(List<Held> oldestFirst, int maxShrink) {
    var suspects = new TreeMap<String, Reason>();
    Optional<Held> before = Optional.empty();
    for (var backup : oldestFirst) {
      if (backup.bytes().isEmpty()) {
        continue;
      }
      if (before.isPresent() && !backup.accepted() && shrank(before.get(), backup, maxShrink)) {
        suspects.put(backup.id(), reason(before.get(), backup, maxShrink));
      } else {
        before = Optional.of(backup);
      }
    }
    return suspects;
  }

  private static boolean shrank(Held before, Held now, int most) {
    return (double) now.bytes().orElseThrow() * 100
        < (double) before.bytes().orElseThrow() * (100 - most);
  }

  private static Reason reason(Held before, Held now, int most) {
    long was = before.bytes().orElseThrow();
    long is = now.bytes().orElseThrow();
    return new Reason(
        "suspect",
        "suspect: "
            + is
            + " bytes after "
            + was
            + " in "
            + before.id()
            + ", "
            + Math.round(100 - 100.0 * is / was)
            + " % less, and "
            + most
            + " % is the bound");
  }
}
