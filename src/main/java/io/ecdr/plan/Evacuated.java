package io.ecdr.plan;

import io.ecdr.model.CacheId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Says of a lane that it saves a cache of a Region that is left.
 *
 * @param source the cache there; its lineage is the lane's as well
 * @param priority the smaller, the earlier
 * @param after the caches of lanes before it that must have ended first, however they ended
 */
public record Evacuated(CacheId source, Way way, int priority, List<CacheId> after) {

  /** How a cache is saved. */
  public enum Way {
    /** Its standby becomes the primary. */
    PROMOTE,
    /** Its standby leaves the Global Datastore and takes writes alone. */
    DETACH,
    /** A new cache is made from its newest proven backup. */
    RESTORE,
    /** Not at all. */
    NOT_SAVED;

    /** The word used in JSON and text. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The way of that word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Way ofWord(String word) {
      for (var way : values()) {
        if (way.word().equals(word)) {
          return way;
        }
      }
      throw new IllegalArgumentException("'" + word + "' is no way to save a cache");
    }
  }

  public Evacuated {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(way, "way");
    after = List.copyOf(after);
  }
}
