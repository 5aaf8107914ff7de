package io.ecdr.cli;

import io.ecdr.model.Hooks;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a restored cache is made of, in a Region whose names the backup cannot hold. */
public final class RestoreOptions {

  private static final int MOST_REPLICAS = 5;
  private static final int MOST_SHARDS = 500;

  /** What can be typed. */
  public enum ClusterMode {
    enabled,
    disabled
  }

  @Option(
      names = "--subnet-group",
      paramLabel = "NAME",
      description = "Subnet group in the target Region.")
  private String subnetGroup;

  @Option(
      names = "--security-group",
      paramLabel = "ID",
      split = ",",
      description = "Security groups; repeat, or separate with commas.")
  private List<String> securityGroups = List.of();

  @Option(
      names = "--parameter-group",
      paramLabel = "NAME",
      description = "Parameter group in the target Region. Default: one of the backup's name.")
  private String parameterGroup;

  @Option(
      names = "--recreate-parameter-group",
      description =
          "Make a parameter group with the values that the backup tells. Its name is that of"
              + " --parameter-group. Default: the new cache's.")
  private boolean recreate;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "YAML file that tells what the Region of --to calls the source's security, user and"
              + " parameter groups and node types, and which subnet group and key it has. What is"
              + " typed goes first. Its form: ecdr schema mapping/1.")
  private Path mapping;

  @Option(
      names = "--node-type",
      paramLabel = "TYPE",
      split = ",",
      description =
          "Node types, tried in this order while there is no capacity for the one before. Default:"
              + " the backup's.")
  private List<String> nodeTypes = List.of();

  @Option(
      names = "--replicas",
      paramLabel = "0-5",
      description = "Replicas per shard. Default: the backup's.")
  private Integer replicas;

  @Option(
      names = "--cluster-mode",
      paramLabel = "MODE",
      description =
          "enabled or disabled. A backup without cluster mode can go to a cache with it, not the"
              + " other way. Default: the backup's.")
  private ClusterMode clusterMode;

  @Option(
      names = "--shards",
      paramLabel = "N",
      description =
          "Shards of the new cache, with the slots divided evenly. Needs cluster mode. Default: the"
              + " backup's.")
  private Integer shards;

  @Option(
      names = "--inspect",
      description =
          "Read all files before planning, also when a saved plan is applied: how many keys are to"
              + " come back, and in which logical databases they are.")
  private boolean inspect;

  @Mixin private RestoreAccessOptions access;

  /** Whether the files are read. */
  boolean inspect() {
    return inspect;
  }

  /**
   * A request of this shape.
   *
   * @param named a backup or a snapshot; empty when it is still to be named, and so is the id
   * @throws ParameterException when what was typed makes none
   */
  RestoreRequest request(
      CommandSpec spec, String named, Region to, String as, Optional<String> bucket, DrOptions dr) {
    return new RestoreRequest(
        named,
        Optional.empty(),
        to,
        as,
        bucket,
        dr.prefix(),
        shape(spec),
        place(spec, to),
        access.access(spec),
        inspect,
        Optional.empty(),
        Hooks.NONE);
  }

  /**
   * The Region's names.
   *
   * @throws ParameterException when the mapping's file is no good
   */
  private RestorePlace place(CommandSpec spec, Region to) {
    var typed =
        new RestorePlace(
            Optional.ofNullable(subnetGroup),
            securityGroups,
            Optional.ofNullable(parameterGroup),
            recreate);
    return mapping == null ? typed : typed.with(MappingFile.read(spec, mapping, to));
  }

  /**
   * The shape.
   *
   * @throws ParameterException when a number is out of range
   */
  private RestoreShape shape(CommandSpec spec) {
    within(spec, "--replicas", replicas, 0, MOST_REPLICAS);
    within(spec, "--shards", shards, 1, MOST_SHARDS);
    return new RestoreShape(
        nodeTypes,
        Optional.ofNullable(replicas),
        Optional.ofNullable(shards),
        Optional.ofNullable(clusterMode).map(mode -> mode == ClusterMode.enabled));
  }

  private static void within(CommandSpec spec, String name, Integer typed, int from, int to) {
    if (typed != null && (typed < from || typed > to)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '" + name + "': " + from + " to " + to + " are possible");
    }
  }

  /** The login that reads the data, or measures its lag. */
  RestoreAccess.Login login(CommandSpec spec) {
    return access.access(spec).login();
  }
}
