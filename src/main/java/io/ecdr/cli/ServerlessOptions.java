package io.ecdr.cli;

import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import io.ecdr.model.ServerlessShape;
import io.ecdr.model.UsageLimit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A serverless cache to restore to, and what no backup holds of it. */
public final class ServerlessOptions {

  @Option(
      names = "--serverless",
      description =
          "Make a serverless cache instead of nodes. AWS documents it from a snapshot: of its own"
              + " Region, by its name. From files in a bucket it is unverified.")
  private boolean serverless;

  @Option(
      names = "--subnet",
      paramLabel = "ID",
      split = ",",
      description = "Its subnets. Default: those of --subnet-group.")
  private List<String> subnets = List.of();

  @Option(
      names = "--data-limit",
      paramLabel = "[MIN-]MAX",
      description = "Gigabytes that it may hold, 1 to 5000. Default: no limit.")
  private String data;

  @Option(
      names = "--ecpu-limit",
      paramLabel = "[MIN-]MAX",
      description =
          "Processing units that it may use a second, 1000 to 15000000. Default: no limit.")
  private String ecpu;

  @Option(
      names = "--snapshot-days",
      paramLabel = "0-35",
      description = "How long its automatic snapshots are kept. Default: none are taken.")
  private Integer days;

  @Option(
      names = "--snapshot-time",
      paramLabel = "HH:MM",
      description = "When they are taken, in UTC. Default: the service chooses.")
  private String time;

  /**
   * The request for what was typed.
   *
   * @throws ParameterException when some of it excludes the rest
   */
  RestoreRequest on(RestoreRequest request, CommandSpec spec) {
    if (!serverless) {
      refuse(spec, "needs --serverless", own());
      return request;
    }
    refuse(spec, "is of nodes; leave it out with --serverless", ofNodes(request));
    try {
      return request.with(
          RestoreShape.of(
              new ServerlessShape(
                  subnets,
                  Optional.ofNullable(data).map(UsageLimit::of),
                  Optional.ofNullable(ecpu).map(UsageLimit::of),
                  Optional.ofNullable(days),
                  Optional.ofNullable(time))));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private List<Given> own() {
    return List.of(
        new Given("--subnet", !subnets.isEmpty()),
        new Given("--data-limit", data != null),
        new Given("--ecpu-limit", ecpu != null),
        new Given("--snapshot-days", days != null),
        new Given("--snapshot-time", time != null));
  }

  private static List<Given> ofNodes(RestoreRequest request) {
    var shape = request.shape();
    var place = request.place();
    return List.of(
        new Given("--node-type", !shape.nodeTypes().isEmpty()),
        new Given("--replicas", shape.replicas().isPresent()),
        new Given("--shards", shape.shards().isPresent()),
        new Given("--cluster-mode", shape.cluster().isPresent()),
        new Given("--parameter-group", place.parameterGroup().isPresent()),
        new Given("--recreate-parameter-group", place.recreateParameters()),
        new Given("--auth-token", request.access().authToken().isPresent()));
  }

  private record Given(String option, boolean there) {}

  private static void refuse(CommandSpec spec, String why, List<Given> options) {
    for (var each : options) {
      if (each.there()) {
        throw new ParameterException(spec.commandLine(), each.option() + " " + why);
      }
    }
  }
}
