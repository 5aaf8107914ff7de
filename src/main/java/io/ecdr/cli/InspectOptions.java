package io.ecdr.cli;

import io.ecdr.model.BackupInspectRequest;
import io.ecdr.model.BackupShowRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is read of a backup, and what is told of it. */
public final class InspectOptions {

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "An RDB file of this machine, in place of a backup. Repeatable.")
  private List<Path> files = List.of();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "Count times to live from this moment, in UTC. Default: now.")
  private Instant asOf;

  @Option(
      names = "--ahead",
      paramLabel = "D",
      converter = Converters.LongDuration.class,
      description = "Tell also what is gone so much later. Repeatable. Default: 1h, 24h.")
  private List<Duration> ahead = List.of(Duration.ofHours(1), Duration.ofDays(1));

  @Option(
      names = "--biggest",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of the biggest keys to name, 0 to 1000. Default: 10.")
  private int biggest;

  @Option(
      names = "--show-keys",
      description = "Show names of keys. Without it they are shown as the start of their SHA-256.")
  private boolean showKeys;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description =
          "Write the same, with plots, as a page for a browser into a new file that only its owner"
              + " can read.")
  private Path page;

  Optional<Path> page() {
    return Optional.ofNullable(page);
  }

  List<Path> files() {
    return files;
  }

  /**
   * What was asked.
   *
   * @throws IllegalArgumentException when a number is out of range
   */
  BackupInspectRequest request(Optional<BackupShowRequest> backup) {
    return new BackupInspectRequest(
        backup,
        files.stream().map(Path::toString).toList(),
        Optional.ofNullable(asOf),
        ahead,
        biggest,
        showKeys);
  }
}
