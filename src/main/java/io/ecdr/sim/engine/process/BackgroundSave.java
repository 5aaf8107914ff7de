package io.ecdr.sim.engine.process;

import io.ecdr.sim.blob.Blob;
import io.valkey.Jedis;
import io.valkey.exceptions.JedisDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes RDB files from running servers. One at a time per server; each file is kept for good. */
final class BackgroundSave {

  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Path folder;
  private final InstantSource clock;
  private final AtomicInteger taken = new AtomicInteger();

  /**
   * @param folder where the files go; this group's alone, on the disk of its servers so that
   *     linking works
   */
  BackgroundSave(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Saves and waits for it.
   *
   * @throws IllegalStateException when the server cannot save, ends, or does not finish in time
   */
  Blob take(ServerProcess server) throws IOException {
    synchronized (server) {
      var deadline = Deadline.in(LIMIT, clock);
      var dump = server.folder().dump();
      // A finished save renames its file to this one, so its coming back is the proof of success.
      Files.deleteIfExists(dump);
      server.await("begin to save", this::begin, deadline);
      server.await("finish saving", c -> finished(c, server), deadline);
      var kept = folder.resolve(server.name() + "-" + taken.incrementAndGet() + ".rdb");
      Folders.create(folder);
      // Later saves replace the server's file by a new one, so a second name holds this one.
      return Blob.of(Files.createLink(kept, dump));
    }
  }

  private boolean begin(Jedis connection) {
    try {
      connection.bgsave();
      return true;
    } catch (JedisDataException e) {
      var message = String.valueOf(e.getMessage());
      if (message.contains("child process") || message.contains("in progress")) {
        return false;
      }
      throw new IllegalStateException("the server refuses to save: " + message, e);
    }
  }

  private static boolean finished(Jedis connection, ServerProcess server) {
    var info = Info.of(connection, "persistence");
    if (info.number("rdb_bgsave_in_progress") != 0) {
      return false;
    }
    if (!Files.exists(server.folder().dump())) {
      throw new IllegalStateException(
          "The server of %s could not save (%s)."
              .formatted(server.name(), info.text("rdb_last_bgsave_status")));
    }
    return true;
  }
}
