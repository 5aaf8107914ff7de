package io.ecdr.app;

/** Lines that many tests type. */
final class Lines {

  private Lines() {}

  /** Makes a group with one replica in us-east-1, where the subnet group {@code private} is. */
  static String group(String id) {
    return "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
        + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
        + " CacheSubnetGroupName=private CacheParameterGroupName=default.redis7"
        + " NumCacheClusters=2 AutomaticFailoverEnabled=true ReplicationGroupId="
        + id;
  }

  /** Makes a standby in eu-west-1, called {@code ID-eu}. */
  static String standby(String id) {
    return "standby create %1$s --region us-east-1 --to eu-west-1 --as %1$s-eu".formatted(id)
        + " --subnet-group private --yes";
  }

  /** Backs a cache up to the bucket {@code dr-eu}. */
  static String backup(String id) {
    return "backup create "
        + id
        + " --region us-east-1 --dr-region eu-west-1 --bucket exports --dr-bucket dr-eu --yes";
  }
}
