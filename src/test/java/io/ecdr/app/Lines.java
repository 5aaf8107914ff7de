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
}
