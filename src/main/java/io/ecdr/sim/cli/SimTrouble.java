package io.ecdr.sim.cli;

import io.valkey.exceptions.JedisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** Turns what can go wrong in a rehearsal into one line and an exit code. */
final class SimTrouble {

  private SimTrouble() {}

  /** Does the work of a command. */
  static int guard(CommandSpec spec, Callable<Integer> work) throws Exception {
    try {
      return work.call();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return say(spec, e.getMessage(), SimExit.USAGE);
    } catch (UncheckedIOException | IOException e) {
      return say(spec, e.getMessage(), SimExit.UNREACHABLE);
    } catch (JedisException e) {
      return say(spec, "the cache does not answer: " + e.getMessage(), SimExit.UNREACHABLE);
    }
  }

  /** Says one line on the error stream. */
  static int say(CommandSpec spec, String line, int code) {
    var err = spec.commandLine().getErr();
    err.println("ecdr sim: " + line);
    err.flush();
    return code;
  }
}
