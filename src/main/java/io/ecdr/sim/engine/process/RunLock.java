package io.ecdr.sim.engine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says that a run's simulator is alive, also to one in another container, where its process id
 * means nothing. The system lets go of it however the simulator ends.
 */
record RunLock(FileChannel channel) implements AutoCloseable {

  private static final String FILE = "alive";

  static RunLock take(Path runFolder) throws IOException {
    var channel =
        FileChannel.open(
            runFolder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new RunLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("another run of this program holds " + runFolder, e);
    }
    channel.close();
    throw new IOException("another run holds " + runFolder);
  }

  /** Whether a living simulator holds a run's lock. Not to be asked about a run of our own. */
  static boolean isHeld(Path runFolder) throws IOException {
    if (!Files.exists(runFolder.resolve(FILE))) {
      return false;
    }
    try (var channel = FileChannel.open(runFolder.resolve(FILE), StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
