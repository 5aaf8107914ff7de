package io.ecdr.sim.engine.process;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A process as written down at its start.
 *
 * @param pid its id, which may be another's by now
 * @param started when it started; empty when the system did not say, and then nothing is provable
 * @param folder the folder it was given
 */
record ProcessRecord(long pid, Optional<Instant> started, Path folder) {

  /** Systems derive the start from the boot time, which moves a little when the clock is set. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static ProcessRecord of(ProcessHandle process, Path folder) {
    return new ProcessRecord(process.pid(), process.info().startInstant(), folder);
  }

  String line() {
    return pid + "\t" + started.map(Instant::toString).orElse("-") + "\t" + folder + "\n";
  }

  /** Reads a line; empty when it is none, such as one cut by a crash. */
  static Optional<ProcessRecord> parse(String line) {
    var parts = line.split("\t", 3);
    try {
      var started = parts[1].equals("-") ? null : Instant.parse(parts[1]);
      return Optional.of(
          new ProcessRecord(
              Long.parseLong(parts[0]), Optional.ofNullable(started), Path.of(parts[2])));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The process, when one with this id and start is alive. */
  Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(p -> started.isPresent() && p.info().startInstant().filter(this::near).isPresent());
  }

  /** The process, when it is alive and was also given our folder on its command line. */
  Optional<ProcessHandle> provenServer() {
    var config = new NodeFolder(folder).config().toString();
    return alive()
        .filter(
            p ->
                p.info().arguments().filter(a -> Arrays.asList(a).contains(config)).isPresent()
                    || p.info().commandLine().filter(c -> c.contains(config)).isPresent());
  }

  private boolean near(Instant other) {
    return Duration.between(started.orElseThrow(), other).abs().compareTo(TOLERANCE) <= 0;
  }
}
