package io.ecdr.store;

import io.ecdr.port.LockTaken;
import io.ecdr.port.Locks;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Locks of this machine only, kept by the operating system, so that they end with their process
 * however it ends.
 *
 * <p>A lock is a file of which byte 0 is locked; whoever gives it back removes the file. Taking,
 * looking and giving back happen one at a time, behind one gate file that stays: so a look is never
 * mistaken for a holder, and nobody locks a file that was just removed. Who holds it stands in a
 * second file: closing any handle of a file gives up all of a process's locks on it, so the locked
 * file itself is never opened a second time. Whoever goes first in an emergency holds a lock beside
 * it, and leaves a third file for the holder to find.
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

  /** Something done behind the gate. */
  @FunctionalInterface
  private interface Gated<T> {
    T run() throws IOException;
  }

  @SuppressWarnings("try") // the gate is only held, never used
  private static <T> T gated(String doing, Path file, Gated<T> work) {
    synchronized (OURS) {
      try (var channel = PrivateFiles.open(file.resolveSibling("gate"));
          var gate = channel.lock()) {
        return work.run();
      } catch (IOException e) {
        throw PrivateFiles.unusable(doing, file, e);
      }
    }
  }

  @Override
  public Held take(String name, String operation, String verb) {
    Path file = file(name);
    folder(file);
    return gated(
        "take the lock",
        file,
        () -> {
          var held = lock(name, file, holder(operation, verb), Optional.empty());
          try {
            Files.deleteIfExists(first(file));
            var emergency = whoHolds(emergency(file));
            if (emergency.isPresent()) {
              throw new LockTaken(name, emergency.get());
            }
            return held;
          } catch (IOException | RuntimeException e) {
            held.remove();
            throw e;
          }
        });
  }

  @Override
  public Held preempt(String name, String operation, String verb) {
    Path file = file(name);
    folder(file);
    return gated(
        "go first at the lock",
        file,
        () -> {
          var other = whoHolds(file);
          if (other.filter(Holder::roleChange).isPresent()) {
            throw new LockTaken(name, other.get());
          }
          var us = holder(operation, verb);
          var held = lock(name, emergency(file), us, other);
          if (other.isPresent()) {
            try {
              LockNote.write(first(file), us);
            } catch (IOException | RuntimeException e) {
              held.remove();
              throw e;
            }
          }
          return held;
        });
  }

  @Override
  public Optional<Holder> holder(String name) {
    Path file = file(name);
    if (!Files.exists(file) && !Files.exists(emergency(file))) {
      return Optional.empty();
    }
    return gated(
        "look at the lock",
        file,
        () -> {
          var first = whoHolds(emergency(file));
          return first.isPresent() ? first : whoHolds(file);
        });
  }

  private Holder holder(String operation, String verb) {
    return new Holder(operation, verb, pid, host, clock.instant());
  }

  private static LocalHeld lock(String name, Path file, Holder us, Optional<Holder> preempted)
      throws IOException {
    if (OURS.containsKey(file)) {
      throw new LockTaken(name, OURS.get(file));
    }
    var channel = PrivateFiles.open(file);
    boolean taken = false;
    try {
      FileLock lock = channel.tryLock(0, 1, false);
      if (lock == null) {
        throw new LockTaken(name, LockNote.read(who(file)));
      }
      LockNote.write(who(file), us);
      OURS.put(file, us);
      taken = true;
      return new LocalHeld(file, channel, preempted);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static Optional<Holder> whoHolds(Path file) throws IOException {
    if (OURS.containsKey(file)) {
      return Optional.of(OURS.get(file));
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock(0, 1, false);
      return lock == null ? Optional.of(LockNote.read(who(file))) : Optional.empty();
    }
  }

  /**
   * @param preempted whom we went before
   */
  private record LocalHeld(Path file, FileChannel channel, Optional<Holder> preempted)
      implements Held {

    @Override
    public Optional<Holder> preemptedBy() {
      try {
        return Files.exists(first(file))
            ? Optional.of(LockNote.read(first(file)))
            : Optional.empty();
      } catch (IOException e) {
        throw PrivateFiles.unusable("look at the lock", file, e);
      }
    }

    @Override
    public void close() {
      gated(
          "give back the lock",
          file,
          () -> {
            remove();
            return file;
          });
    }

    /** Behind the gate. */
    void remove() throws IOException {
      OURS.remove(file);
      try (channel) {
        Files.deleteIfExists(first(file));
        Files.deleteIfExists(who(file));
        Files.deleteIfExists(file);
      }
    }
  }

  private void folder(Path file) {
    try {
      PrivateFiles.folders(root);
    } catch (IOException e) {
      throw PrivateFiles.unusable("take the lock", file, e);
    }
  }

  private Path file(String name) {
    return root.resolve(name.replaceAll("[^A-Za-z0-9-]", "+") + ".lock");
  }

  private static Path who(Path file) {
    return file.resolveSibling(file.getFileName() + ".who");
  }

  /** Held by whoever goes first in an emergency. */
  private static Path emergency(Path file) {
    return file.resolveSibling(file.getFileName() + ".emergency");
  }

  /** Tells the holder who went first. */
  private static Path first(Path file) {
    return file.resolveSibling(file.getFileName() + ".preempted");
  }
}
