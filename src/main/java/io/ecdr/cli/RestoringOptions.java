package io.ecdr.cli;

import io.ecdr.model.Hooks;
import io.ecdr.model.Region;
import io.ecdr.model.RestoreAccess;
import io.ecdr.model.RestorePlace;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.RestoreShape;
import io.ecdr.model.WriteProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What all caches of a Region get that are restored in another one. */
public final class RestoringOptions {

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "YAML file that tells what the Region of --to calls the sources' security, user and"
              + " parameter groups and node types, and which subnet group and key it has. Its form:"
              + " ecdr schema mapping/1.")
  private Path mapping;

  @Option(
      names = "--subnet-group",
      paramLabel = "NAME",
      description = "Subnet group for restored caches. Default: that of --mapping.")
  private String subnetGroup;

  @Option(
      names = "--security-group",
      paramLabel = "ID",
      split = ",",
      description = "Security groups for restored caches. Default: those of --mapping.")
  private List<String> securityGroups = List.of();

  @Option(
      names = "--node-type",
      paramLabel = "TYPE",
      split = ",",
      description =
          "Node types for restored caches, tried in this order. Serverless caches become nodes"
              + " then. Default: those of --mapping, else the backup's.")
  private List<String> nodeTypes = List.of();

  @Option(
      names = "--recreate-parameter-group",
      description = "Make a parameter group for each restored cache, with its backup's values.")
  private boolean recreate;

  @Option(
      names = "--without-auth",
      description =
          "Agree that restored caches that had an AUTH token or user groups come back without.")
  private boolean withoutAuth;

  /** What each restore is asked for; its backup and its id are still to be named. */
  RestoreRequest request(
      CommandSpec spec, Region from, Region to, String bucket, DrOptions dr, WriteProbe probe) {
    var place =
        new RestorePlace(
            Optional.ofNullable(subnetGroup), securityGroups, Optional.empty(), recreate);
    return new RestoreRequest(
        "",
        Optional.of(from),
        to,
        "",
        Optional.of(bucket),
        dr.prefix(),
        new RestoreShape(nodeTypes, Optional.empty(), Optional.empty(), Optional.empty()),
        mapping == null ? place : place.with(MappingFile.read(spec, mapping, to)),
        new RestoreAccess(
            List.of(),
            withoutAuth,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new RestoreAccess.Login(probe.user(), probe.auth())),
        false,
        Optional.empty(),
        Hooks.NONE);
  }
}
