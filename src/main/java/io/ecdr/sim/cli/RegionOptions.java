package io.ecdr.sim.cli;

import io.ecdr.sim.rehearse.FrontDoor;
import java.net.URI;
import picocli.CommandLine.Option;

/** Where the simulator is, and which of its Regions is meant. */
final class RegionOptions {

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      defaultValue = "${env:AWS_ENDPOINT_URL:-http://127.0.0.1:4566}",
      description = "The simulator's address (default: AWS_ENDPOINT_URL, else port 4566 here).")
  private URI endpoint;

  @Option(
      names = "--region",
      required = true,
      paramLabel = "REGION",
      description = "The Region to call.")
  private String region;

  @Option(
      names = "--access-key-id",
      paramLabel = "ID",
      defaultValue = "${env:AWS_ACCESS_KEY_ID:-AKIAREHEARSAL}",
      description = "Names the account (default: AWS_ACCESS_KEY_ID).")
  private String accessKey;

  FrontDoor door() {
    return new FrontDoor(endpoint, region, accessKey);
  }

  String region() {
    return region;
  }
}
