package io.ecdr.model;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup keep}, {@code release}, {@code retire} or {@code accept} was asked to do.
 *
 * @param target a backup's id, or a cache's for all its backups
 * @param region where the cache is, when its id alone does not tell
 * @param prefix first part of all keys in the DR bucket
 */
public record MarkRequest(
    Word word,
    String target,
    Optional<Region> region,
    Region drRegion,
    String drBucket,
    String prefix,
    Optional<Duration> timeout)
    implements ChangeRequest {

  /** What is said about it. */
  public enum Word {
    KEEP("keep"),
    RELEASE("release"),
    RETIRE("retire"),
    ACCEPT("accept");

    private final String word;

    Word(String word) {
      this.word = word;
    }

    /** The command that says it. */
    public String verb() {
      return "backup " + word;
    }

    /** The word of a command; empty when it is another command. */
    public static Optional<Word> ofVerb(String verb) {
      for (var each : values()) {
        if (each.verb().equals(verb)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }

    /** The mark that it sets; an acceptance is none. */
    public Mark mark() {
      return switch (this) {
        case KEEP -> Mark.KEEP;
        case RELEASE -> Mark.RELEASED;
        case RETIRE -> Mark.RETIRED;
        case ACCEPT -> Mark.NONE;
      };
    }
  }

  public MarkRequest {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(drRegion, "drRegion");
    Objects.requireNonNull(drBucket, "drBucket");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(timeout, "timeout");
  }
}
