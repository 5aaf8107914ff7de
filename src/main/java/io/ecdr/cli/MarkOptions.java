package io.ecdr.cli;

import io.ecdr.model.MarkRequest;
import io.ecdr.model.Region;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which backup something is said about, and where it is. */
public final class MarkOptions {

  @Parameters(
      paramLabel = "BACKUP",
      description =
          "A backup's id, CACHE@latest, CACHE@latest-proven, CACHE@latest-verified or"
              + " CACHE@oldest; or a cache's id for its backups.")
  private String target;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Where the cache is, if two Regions have one of that id.")
  private Region region;

  @Mixin private DrOptions dr;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  MarkRequest request(MarkRequest.Word word, Optional<Duration> timeout) {
    return new MarkRequest(
        word,
        target,
        Optional.ofNullable(region),
        Needed.option(spec, "--dr-region", dr.region()),
        Needed.option(spec, "--dr-bucket", dr.bucket()),
        dr.prefix(),
        timeout);
  }
}
