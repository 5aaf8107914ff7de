package io.ecdr.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** A process that takes a lock, says so, and holds it until its input ends. */
public final class LockHolder {

  private LockHolder() {}

  /** Arguments: state folder, lock, operation. */
  public static void main(String[] args) throws IOException {
    var locks =
        new LocalLocks(
            Path.of(args[0]), () -> Instant.EPOCH, ProcessHandle.current().pid(), "elsewhere");
    locks.take(args[1], args[2], "backup create");
    System.out.println("taken");
    while (System.in.read() >= 0) {
      continue;
    }
  }
}
