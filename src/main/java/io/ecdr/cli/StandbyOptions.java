package io.ecdr.cli;

import io.ecdr.model.StandbyShape;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a standby is given; the rest it has from its primary. */
public final class StandbyOptions {

  @Option(
      names = "--subnet-group",
      paramLabel = "NAME",
      description = "Subnet group in the standby's Region.")
  private String subnetGroup;

  @Option(
      names = "--security-group",
      paramLabel = "ID",
      split = ",",
      description = "Security groups; repeat, or separate with commas.")
  private List<String> securityGroups = List.of();

  @Option(
      names = "--replicas",
      paramLabel = "0-5",
      description =
          "Replicas per shard. Default: the primary's; of a rebuild, the present standby's.")
  private Integer replicas;

  @Option(
      names = "--kms-key",
      paramLabel = "KEY",
      description = "Key for encryption at rest. Default: the service's own.")
  private String kmsKey;

  StandbyShape shape() {
    return new StandbyShape(subnetGroup(), securityGroups, kmsKey(), replicas());
  }

  Optional<String> subnetGroup() {
    return Optional.ofNullable(subnetGroup);
  }

  List<String> securityGroups() {
    return securityGroups;
  }

  Optional<Integer> replicas() {
    return Optional.ofNullable(replicas);
  }

  Optional<String> kmsKey() {
    return Optional.ofNullable(kmsKey);
  }
}
