package io.ecdr.sim.cli;

import io.ecdr.sim.Ticks;
import io.ecdr.sim.rehearse.FrontDoor;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ecdr sim wait}. */
@Command(
    name = "wait",
    description = "Wait until a replication group is available, or gone.",
    mixinStandardHelpOptions = true)
final class SimWait implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofMillis(250);

  /** What is waited for. */
  enum End {
    available,
    gone
  }

  @Spec private CommandSpec spec;
  @Mixin private RegionOptions region;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The replication group, single node or serverless cache.")
  private String id;

  @Option(
      names = "--until",
      paramLabel = "STATE",
      defaultValue = "available",
      description = "available or gone (default: ${DEFAULT-VALUE}).")
  private End end;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Give up after that long (default: ${DEFAULT-VALUE}).")
  private long timeout;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::await);
  }

  private int await() {
    var door = region.door();
    try (var ticks = Ticks.limited(PAUSE, Duration.ofSeconds(timeout))) {
      String status;
      do {
        status = status(door);
        if (status.equals(end.name())) {
          spec.commandLine()
              .getOut()
              .printf(Locale.ROOT, "%s is %s after %.1f s%n", id, status, ticks.seconds());
          spec.commandLine().getOut().flush();
          return SimExit.OK;
        }
        if (status.equals("create-failed") || status.equals("gone")) {
          return SimTrouble.say(spec, id + " is " + status, SimExit.NOT_FOUND);
        }
      } while (ticks.next());
      return SimTrouble.say(
          spec, id + " is still " + status + " after " + timeout + " s", SimExit.TIMED_OUT);
    }
  }

  private String status(FrontDoor door) {
    return status(
            door,
            "DescribeReplicationGroups",
            "ReplicationGroupId",
            "ReplicationGroups/ReplicationGroup/Status")
        .or(
            () ->
                status(
                    door,
                    "DescribeCacheClusters",
                    "CacheClusterId",
                    "CacheClusters/CacheCluster/CacheClusterStatus"))
        .or(
            () ->
                status(
                    door,
                    "DescribeServerlessCaches",
                    "ServerlessCacheName",
                    "ServerlessCaches/member/Status"))
        .orElse("gone")
        .toLowerCase(Locale.ROOT);
  }

  /** Empty when there is none of that kind. */
  private Optional<String> status(FrontDoor door, String action, String parameter, String path) {
    var answer = door.elasticache(action, Map.of(parameter, id));
    if (answer.errorCode().filter(code -> code.matches(".*NotFound(Fault)?")).isPresent()) {
      return Optional.empty();
    }
    if (!answer.ok()) {
      throw new IllegalArgumentException(answer.trouble());
    }
    return Optional.of(answer.xml().text(action + "Result/" + path).orElse("unknown"));
  }
}
