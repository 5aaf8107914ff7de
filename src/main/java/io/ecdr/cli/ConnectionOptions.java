package io.ecdr.cli;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How to reach AWS. */
public final class ConnectionOptions {

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description =
          "One address for every service and Region, such as a simulator's. Default:"
              + " AWS_ENDPOINT_URL, else AWS's own addresses.")
  private URI endpoint;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "AWS profile to take credentials from. Default: the usual chain.")
  private String profile;

  Settings settings(CommonOptions common) {
    return new Settings(
        Optional.ofNullable(endpoint),
        Optional.ofNullable(profile),
        common.state(),
        common.verbose());
  }
}
