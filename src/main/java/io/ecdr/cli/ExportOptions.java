package io.ecdr.cli;

import picocli.CommandLine.Option;

/** Where exports go before they are carried away. */
public final class ExportOptions {

  @Option(
      names = "--bucket",
      required = true,
      paramLabel = "BUCKET",
      converter = Converters.Bucket.class,
      description = "Bucket in the caches' Region that takes the exports.")
  private String bucket;

  String bucket() {
    return bucket;
  }
}
