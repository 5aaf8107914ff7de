package io.ecdr.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where exports go before they are carried away. */
public final class ExportOptions {

  @Option(
      names = "--bucket",
      paramLabel = "BUCKET",
      converter = Converters.Bucket.class,
      description = "Bucket in the caches' Region that takes the exports.")
  private String bucket;

  Optional<String> bucket() {
    return Optional.ofNullable(bucket);
  }
}
