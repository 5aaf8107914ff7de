package io.ecdr.port;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Marks in the data itself: one key per shard that is written at one place and looked for at
 * another, and how far each place is in the stream of writes. Never blocks whoever asks.
 */
public interface DataMarks {

  /**
   * Where to connect.
   *
   * @param cluster whether the address tells the slots
   * @param user absent means the engine's default user
   * @param auth where the secret is, {@code env:NAME} or {@code file:PATH}
   * @param connect for each connection
   * @param answer for each answer
   */
  record Place(
      String host,
      int port,
      boolean cluster,
      boolean tls,
      Optional<String> user,
      Optional<String> auth,
      Duration connect,
      Duration answer) {
    public Place {
      Objects.requireNonNull(host, "host");
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(auth, "auth");
      Objects.requireNonNull(connect, "connect");
      Objects.requireNonNull(answer, "answer");
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** One attempt while it runs. */
  interface Attempt {

    /** What came of it, shard by shard; empty while it runs. At least one. */
    Optional<List<Said>> said();

    /** Whether anything was connected to. */
    boolean reached();

    /** How many connections were made so far: one that goes on from shard to shard is not stuck. */
    default int connections() {
      return reached() ? 1 : 0;
    }

    /** Nobody waits any longer: lets go of its connections. */
    void abandon();
  }

  /** The ways a shard can answer. */
  enum Kind {
    /** The mark is there. */
    THERE,
    /** The engine answered, and does not have the mark. */
    MISSING,
    /** The engine answered, and did not take the mark or tell of it. */
    REFUSED,
    /** The login does not do, or there is none. */
    LOGIN,
    /** No connection, or no answer. */
    UNREACHABLE
  }

  /**
   * How far a node is in a stream of writes.
   *
   * @param stream the stream's id; offsets of two streams cannot be compared
   * @param bytes of it that the node has
   */
  record Offset(String stream, long bytes) {
    public Offset {
      Objects.requireNonNull(stream, "stream");
    }
  }

  /**
   * What one shard said.
   *
   * @param place its address
   * @param words the engine's own where it refused, without any secret
   * @param key the mark's name; empty where there was none to name
   * @param offset where the engine tells it
   */
  record Said(String place, Kind kind, String words, String key, Optional<Offset> offset) {
    public Said {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(words, "words");
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(offset, "offset");
    }
  }

  /**
   * Writes a mark into each shard; ends at the first that does not take it.
   *
   * @param start what the marks' names begin with; none of them is there yet
   */
  default Attempt mark(Place place, String start, String value, Duration timeToLive) {
    return unreachable(place);
  }

  /** Looks for marks, each in the shard that it belongs to. */
  default Attempt find(Place place, List<String> keys, String value) {
    return unreachable(place);
  }

  private static Attempt unreachable(Place place) {
    var said =
        List.of(
            new Said(place.toString(), Kind.UNREACHABLE, "nothing connects", "", Optional.empty()));
    return new Attempt() {
      @Override
      public Optional<List<Said>> said() {
        return Optional.of(said);
      }

      @Override
      public boolean reached() {
        return false;
      }

      @Override
      public void abandon() {
        // Nothing was begun.
      }
    };
  }
}
