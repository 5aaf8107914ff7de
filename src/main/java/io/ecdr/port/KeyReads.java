package io.ecdr.port;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Looks keys up in an engine. Writes nothing. */
public interface KeyReads {

  /**
   * Where to look.
   *
   * @param cluster whether the address tells the shards
   * @param user absent means the engine's default user
   * @param auth where the secret is, {@code env:NAME} or {@code file:PATH}
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
  }

  /**
   * A key that is looked for.
   *
   * @param database the logical database
   * @param slot its hash slot
   * @param whole whether its value is wanted, and not only whether it is there
   */
  record Wanted(long database, byte[] key, int slot, boolean whole) {}

  /**
   * What is there under a key.
   *
   * @param there whether there is anything
   * @param dump the engine's own packed form; empty where only its presence was asked for
   */
  record Found(boolean there, Optional<byte[]> dump) {}

  /** A connection, or one to each shard. */
  interface Session extends AutoCloseable {

    /**
     * One answer for each, in order.
     *
     * @throws Unreachable when an engine does not answer, or not this
     */
    List<Found> look(List<Wanted> keys) throws Unreachable;

    @Override
    void close();
  }

  /** No connection, no login, or no answer. Its message holds no secret. */
  final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unreachable(String message) {
      super(message);
    }
  }

  /**
   * Connects and logs in.
   *
   * @throws Unreachable when that does not work
   */
  Session open(Place place) throws Unreachable;
}
