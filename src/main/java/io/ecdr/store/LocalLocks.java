package io.ecdr.store;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.Value;
import io.ecdr.port.LockTaken;
import io.ecdr.port.Locks;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Locks of this machine only, kept by the operating system, so that they end with their process
 * however it ends.
 *
 * <p>A lock is a file of which byte 0 is locked. Whoever looks or takes first locks byte 1 for a
 * moment, so that a look is never mistaken for a holder. Who holds it stands in a second file:
 * closing any handle of a file gives up all of a process's locks on it, so the locked file itself
 * is never opened a second time.
 */
public final class LocalLocks implements Locks {

  /** Locks that this very process holds: the operating system does not keep it from itself. */
  private static final Map<Path, Holder> OURS = new HashMap<>();

  private final Path root;
  private final InstantSource clock;
  private final long pid;
  private final String host;

  /**
   * @param state the state folder; made when first written
   * @param pid this process, told to whoever finds the lock taken
   * @param host this machine, told likewise
   */
  public LocalLocks(Path state, InstantSource clock, long pid, String host) {
    this.root = state.resolve("locks").toAbsolutePath().normalize();
    this.clock = clock;
    this.pid = pid;
    this.host = host;
  }

  @Override
  public Held take(String name, String operation) {
    Path file = file(name);
    synchronized (OURS) {
      if (OURS.containsKey(file)) {
        throw new LockTaken(name, OURS.get(file));
      }
      try {
        PrivateFiles.folders(root);
        return take(name, file, new Holder(operation, pid, host, clock.instant()));
      } catch (IOException e) {
        throw PrivateFiles.unusable("take the lock", file, e);
      }
    }
  }

  @SuppressWarnings("try") // the gate is only held, never used
  private static Held take(String name, Path file, Holder holder) throws IOException {
    var channel = PrivateFiles.open(file);
    boolean taken = false;
    try (var gate = channel.lock(1, 1, false)) {
      FileLock lock = channel.tryLock(0, 1, false);
      if (lock == null) {
        throw new LockTaken(name, whoIn(file));
      }
      PrivateFiles.replace(who(file), Json.pretty(form(holder)));
      OURS.put(file, holder);
      taken = true;
      return new LocalHeld(file, channel);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  @Override
  @SuppressWarnings("try") // the gate is only held, never used
  public Optional<Holder> holder(String name) {
    Path file = file(name);
    synchronized (OURS) {
      if (OURS.containsKey(file)) {
        return Optional.of(OURS.get(file));
      }
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
          var gate = channel.lock(1, 1, false)) {
        FileLock lock = channel.tryLock(0, 1, false);
        if (lock == null) {
          return Optional.of(whoIn(file));
        }
        lock.release();
        return Optional.empty();
      } catch (IOException e) {
        throw PrivateFiles.unusable("look at the lock", file, e);
      }
    }
  }

  private record LocalHeld(Path file, FileChannel channel) implements Held {
    @Override
    public void close() {
      synchronized (OURS) {
        OURS.remove(file);
        try {
          channel.close();
        } catch (IOException e) {
          throw PrivateFiles.unusable("give back the lock", file, e);
        }
      }
    }
  }

  private Path file(String name) {
    return root.resolve(name.replaceAll("[^A-Za-z0-9-]", "+") + ".lock");
  }

  private static Path who(Path file) {
    return file.resolveSibling(file.getFileName() + ".who");
  }

  private static Value.Fields form(Holder holder) {
    return Value.fields(
            "operation", holder.operation(),
            "host", holder.host(),
            "since", holder.since().toString(),
            "scope", "this machine only")
        .with("pid", holder.pid());
  }

  /** A lock whose note cannot be read is still a lock. */
  private static Holder whoIn(Path file) throws IOException {
    if (Files.exists(who(file))) {
      try {
        var form = Json.read(Files.readString(who(file)));
        return new Holder(
            form.text("operation").orElse("?"),
            form.number("pid").orElse(0L),
            form.text("host").orElse("?"),
            form.text("since").map(Instant::parse).orElse(Instant.EPOCH));
      } catch (Malformed | DateTimeException e) {
        return new Holder("unknown", 0, "?", Instant.EPOCH);
      }
    }
    return new Holder("unknown", 0, "?", Instant.EPOCH);
  }
}
