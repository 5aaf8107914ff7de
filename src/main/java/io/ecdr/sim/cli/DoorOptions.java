package io.ecdr.sim.cli;

import io.ecdr.sim.rehearse.ControlClient;
import java.net.URI;
import picocli.CommandLine.Option;

/** Where the simulator is. */
final class DoorOptions {

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      defaultValue = "${env:AWS_ENDPOINT_URL:-http://127.0.0.1:4566}",
      description = "The simulator's address (default: AWS_ENDPOINT_URL, else port 4566 here).")
  private URI endpoint;

  URI endpoint() {
    return endpoint;
  }

  ControlClient control() {
    return new ControlClient(endpoint);
  }
}
