package io.ecdr.sim.engine.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Stops processes in their tracks and lets them go on. */
final class Signals {

  private static final int SECONDS_TO_SEND = 10;

  private Signals() {}

  static void freeze(Collection<Process> processes) {
    send("STOP", processes);
  }

  static void thaw(Collection<Process> processes) {
    send("CONT", processes);
  }

  /** A shell's own {@code kill}, since small systems have no program of that name. */
  private static void send(String signal, Collection<Process> processes) {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s \"$@\"", "sh", signal));
    var alive = processes.stream().filter(Process::isAlive).toList();
    if (alive.isEmpty()) {
      return;
    }
    alive.forEach(process -> command.add(Long.toString(process.pid())));
    for (var child : ProcessTable.childrenOf(alive)) {
      command.add(Long.toString(child.pid()));
    }
    try {
      var kill = new ProcessBuilder(command).redirectErrorStream(true).start();
      kill.getOutputStream().close();
      if (!kill.waitFor(SECONDS_TO_SEND, TimeUnit.SECONDS)) {
        kill.destroyForcibly();
        throw new IllegalStateException("signal " + signal + " could not be sent");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending signal " + signal, e);
    }
  }
}
