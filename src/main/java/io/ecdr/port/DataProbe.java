package io.ecdr.port;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes one key per shard to an engine and reads it back. Never blocks: an endpoint that hangs
 * holds up nobody, and whoever has waited long enough abandons the attempt.
 */
@FunctionalInterface
public interface DataProbe extends DataReading, DataMarks {

  /**
   * What to try.
   *
   * @param cluster whether the address tells the slots, and one key goes to each shard
   * @param user absent means the engine's default user
   * @param auth where the secret is, {@code env:NAME} or {@code file:PATH}
   * @param key what the keys' names begin with; none of them is there yet
   * @param connect for each connection
   * @param answer for each answer
   */
  record Trial(
      String host,
      int port,
      boolean cluster,
      boolean tls,
      Optional<String> user,
      Optional<String> auth,
      String key,
      String value,
      Duration timeToLive,
      Duration connect,
      Duration answer) {
    public Trial {
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(auth, "auth");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(timeToLive, "timeToLive");
      Objects.requireNonNull(connect, "connect");
      Objects.requireNonNull(answer, "answer");
    }
  }

  /** One attempt while it runs. */
  interface Attempt {

    /** Whether anything was connected to. */
    boolean reached();

    /**
     * What the shards said, in order, up to the first that did not take its key; at least one.
     * Empty while it runs.
     */
    Optional<List<Answer>> answers();

    /** Nobody waits any longer: lets go of its connections. */
    void abandon();
  }

  /**
   * What one shard said.
   *
   * @param place its address
   * @param words the engine's own where it refused, without any secret
   */
  record Answer(String place, Kind kind, String words) {
    public Answer {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(words, "words");
    }
  }

  /** The ways a shard can answer. */
  enum Kind {
    /** The key was written and read back. */
    WRITTEN,
    /** The engine answered, and did not take the key. */
    REFUSED,
    /** The login does not do, or there is none: that says nothing about writes. */
    LOGIN,
    /** No connection, or no answer. */
    UNREACHABLE
  }

  /** Begins an attempt. */
  Attempt begin(Trial trial);

  /** Where no engine can be reached at all. */
  static DataProbe none() {
    return trial ->
        new Attempt() {
          @Override
          public boolean reached() {
            return false;
          }

          @Override
          public Optional<List<Answer>> answers() {
            return Optional.of(
                List.of(
                    new Answer(
                        trial.host() + ":" + trial.port(), Kind.UNREACHABLE, "nothing connects")));
          }

          @Override
          public void abandon() {
            // Nothing was begun.
          }
        };
  }
}
