package io.ecdr.cli;

import io.ecdr.model.Region;
import io.ecdr.model.RestoreRequest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a restored cache gets that its backup cannot hold, and what it may get instead. */
public final class RestoreOptions {

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
      names = "--node-type",
      paramLabel = "TYPE",
      description = "Node type. Default: the backup's.")
  private String nodeType;

  @Option(
      names = "--replicas",
      paramLabel = "0-5",
      description = "Replicas per shard. Default: the backup's.")
  private Integer replicas;

  @Option(
      names = "--user-group",
      paramLabel = "ID",
      split = ",",
      description = "User groups in the target Region.")
  private List<String> userGroups = List.of();

  @Option(
      names = "--without-auth",
      description = "Agree that a cache that asked for a password comes back without one.")
  private boolean withoutAuth;

  @Option(
      names = "--kms-key",
      paramLabel = "KEY",
      description = "Key for encryption at rest. Default: the service's own.")
  private String kmsKey;

  /** A request of this shape, whose backup is still to be named; without an id, its id too. */
  RestoreRequest template(Region to, String bucket, DrOptions dr, Optional<String> as) {
    return new RestoreRequest(
        "",
        Optional.empty(),
        to,
        as.orElse(""),
        bucket,
        dr.prefix(),
        subnetGroup(),
        securityGroups,
        parameterGroup(),
        nodeType(),
        replicas(),
        userGroups,
        withoutAuth,
        kmsKey(),
        Optional.empty());
  }

  Optional<String> subnetGroup() {
    return Optional.ofNullable(subnetGroup);
  }

  List<String> securityGroups() {
    return securityGroups;
  }

  Optional<String> parameterGroup() {
    return Optional.ofNullable(parameterGroup);
  }

  Optional<String> nodeType() {
    return Optional.ofNullable(nodeType);
  }

  Optional<Integer> replicas() {
    return Optional.ofNullable(replicas);
  }

  List<String> userGroups() {
    return userGroups;
  }

  boolean withoutAuth() {
    return withoutAuth;
  }

  Optional<String> kmsKey() {
    return Optional.ofNullable(kmsKey);
  }
}
