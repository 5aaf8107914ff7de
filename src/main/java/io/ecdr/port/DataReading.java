package io.ecdr.port;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads what engines hold: counts, and the remaining times of a few keys. Writes nothing, and never
 * blocks whoever asks.
 */
public interface DataReading {

  /**
   * What to read.
   *
   * @param cluster whether the address tells the shards, which are all read
   * @param user absent means the engine's default user
   * @param auth where the secret is, {@code env:NAME} or {@code file:PATH}
   * @param sample keys per shard whose remaining time is read
   * @param connect for each connection
   * @param answer for each answer
   */
  record Question(
      String host,
      int port,
      boolean cluster,
      boolean tls,
      Optional<String> user,
      Optional<String> auth,
      int sample,
      Duration connect,
      Duration answer) {
    public Question {
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(auth, "auth");
      Objects.requireNonNull(connect, "connect");
      Objects.requireNonNull(answer, "answer");
    }
  }

  /** One attempt while it runs. */
  interface Attempt {

    /** What came of it; empty while it runs. */
    Optional<Told> told();

    /** Nobody waits any longer: lets go of its connections. */
    void abandon();
  }

  /**
   * What came of it.
   *
   * @param kind {@link DataProbe.Kind#WRITTEN} never; {@code REFUSED} where an engine answered
   *     something else than was asked
   * @param words why there is no content
   */
  record Told(Optional<Content> content, DataProbe.Kind kind, String words) {
    public Told {
      Objects.requireNonNull(content, "content");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(words, "words");
    }

    /** All of it was read. */
    public static Told of(Content content) {
      return new Told(Optional.of(content), DataProbe.Kind.REFUSED, "");
    }

    /** It was not read. */
    public static Told failed(DataProbe.Kind kind, String words) {
      return new Told(Optional.empty(), kind, words);
    }
  }

  /**
   * What the shards hold together, as they say themselves.
   *
   * @param keys of all logical databases; some may be expired and not removed yet
   * @param expiring of those, the ones with a remaining time
   * @param evicted since the engines were started
   * @param sampled keys whose remaining time was asked
   * @param sampledExpiring of those, the ones that have one
   * @param longest the longest of these times
   */
  record Content(
      int shards,
      long keys,
      long expiring,
      long evicted,
      int sampled,
      int sampledExpiring,
      Duration longest) {
    public Content {
      Objects.requireNonNull(longest, "longest");
    }
  }

  /** Begins an attempt; where no engine can be reached at all it has ended already. */
  default Attempt read(Question question) {
    return new Attempt() {
      @Override
      public Optional<Told> told() {
        return Optional.of(Told.failed(DataProbe.Kind.UNREACHABLE, "nothing connects"));
      }

      @Override
      public void abandon() {
        // Nothing was begun.
      }
    };
  }
}
