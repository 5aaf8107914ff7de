package io.ecdr.plan;

import io.ecdr.model.CacheId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Says of a lane that what it makes is taken away again by its own last steps, whatever became of
 * those before them.
 *
 * @param from id of the first step that takes away
 * @param by when those steps begin at the latest
 * @param source the cache of which it is a copy; a change of that one's roles goes first
 * @param datastore the Global Datastore that the source is a member of, as far as it is known
 */
public record Throwaway(String from, Instant by, CacheId source, Optional<String> datastore) {

  /** The facts under this name tell the steps that take away from when on nothing is on its way. */
  public static final String FACTS = "throwaway";

  /** The fact: a moment. */
  public static final String NOT_BEFORE = "NotBefore";

  /**
   * The facts of every step that is done, or that changed roles or tried a write: when it began.
   */
  public static final String BEGAN = "BeganAt";

  /** And when it ended. */
  public static final String ENDED = "EndedAt";

  public Throwaway {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(datastore, "datastore");
  }
}
