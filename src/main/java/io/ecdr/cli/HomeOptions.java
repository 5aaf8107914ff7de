package io.ecdr.cli;

import io.ecdr.model.Region;
import picocli.CommandLine.Option;

/** Where the caches are. */
public final class HomeOptions {

  @Option(
      names = "--region",
      required = true,
      paramLabel = "REGION",
      description = "Region of the caches. Default: AWS_REGION.")
  private Region region;

  Region region() {
    return region;
  }
}
