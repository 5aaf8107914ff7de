package io.ecdr.plan.assess;

import io.ecdr.model.ObjectHold;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a copy of the data is, and what would take it away together with the cache.
 *
 * @param what in a few words
 * @param place a Region, and the bucket where there is one
 * @param account {@code same} or {@code other}; empty when it is not told
 * @param lock what keeps anybody from deleting it, as far as it was read
 */
public record Reach(String what, String place, Optional<String> account, Lock lock) {
  public Reach {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(lock, "lock");
  }

  /**
   * Whether Object Lock keeps it.
   *
   * @param word {@code locked}, {@code none-told}, {@code not-read} or {@code not-possible}
   * @param words the same for people
   */
  public record Lock(String word, String words) {
    /** Neither snapshots nor standbys can be locked. */
    static final Lock NOT_POSSIBLE = new Lock("not-possible", "cannot be locked");

    static final Lock NOT_READ = new Lock("not-read", "whether it is locked was not read");

    static Lock of(Optional<ObjectHold> hold) {
      return hold.map(h -> new Lock("locked", h.words()))
          .orElse(new Lock("none-told", "no lock is told"));
    }
  }
}
