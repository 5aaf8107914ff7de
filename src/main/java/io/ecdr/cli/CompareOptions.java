package io.ecdr.cli;

import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.CompareRequest;
import io.ecdr.model.Region;
import io.ecdr.model.WriteProbe;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a rescued backup is compared with, as whom, and what is told of the difference. */
final class CompareOptions {

  @Option(
      names = "--with",
      required = true,
      paramLabel = "CACHE",
      converter = Converters.Id.class,
      description = "Id of the replication group that takes the writes now.")
  private String cache;

  @Option(
      names = "--with-region",
      required = true,
      paramLabel = "REGION",
      description = "Where that is.")
  private Region cacheRegion;

  @Option(
      names = "--probe-user",
      paramLabel = "NAME",
      description = "User who reads there. Default: the engine's default user.")
  private String user;

  @Option(
      names = "--probe-auth",
      paramLabel = "REF",
      converter = Converters.Secret.class,
      description = "Where its password or token is: env:NAME or file:PATH. Never kept.")
  private String auth;

  @Option(
      names = "--probe-plain",
      description =
          "Read without TLS; only where the cache takes both (transit encryption mode preferred). A"
              + " password is then sent in the clear.")
  private boolean plain;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "How many of these keys to name, 0 to 1000. Default: 10.")
  private int sample = 10;

  @Option(names = "--show-keys", description = "Show names of keys; else a hash of each.")
  private boolean showKeys;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Write all of these keys with their names to a new file, one JSON object a line, readable"
              + " by its owner only.")
  private Path export;

  /** Where all keys go; null for nowhere. */
  Path export() {
    return export;
  }

  /**
   * The question about one backup.
   *
   * @throws IllegalArgumentException when the options do not fit together; its message is for
   *     people
   */
  CompareRequest request(BackupShowRequest backup) {
    if (user != null && auth == null) {
      throw new IllegalArgumentException("--probe-user needs --probe-auth env:NAME or file:PATH");
    }
    return new CompareRequest(
        backup,
        cache,
        cacheRegion,
        new WriteProbe(WriteProbe.Mode.AUTO, Optional.ofNullable(user), Optional.ofNullable(auth)),
        plain,
        sample,
        showKeys);
  }
}
