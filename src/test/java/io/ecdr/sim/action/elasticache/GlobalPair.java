package io.ecdr.sim.action.elasticache;

import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticache.model.FailoverGlobalReplicationGroupResponse;

/** Group {@code orders} at home and its standby {@code orders-eu} away. */
final class GlobalPair {

  static final String ID = "ldgnf-shop";

  private final Cloud cloud;

  GlobalPair(Cloud cloud) {
    this.cloud = cloud;
  }

  void make() {
    cloud.disabled("orders", 2);
    cloud
        .home()
        .createGlobalReplicationGroup(
            r -> r.globalReplicationGroupIdSuffix("shop").primaryReplicationGroupId("orders"));
    cloud.settle();
    cloud
        .away()
        .createReplicationGroup(
            r ->
                r.replicationGroupId("orders-eu")
                    .replicationGroupDescription("standby")
                    .numCacheClusters(2)
                    .globalReplicationGroupId(ID));
    cloud.settle();
  }

  FailoverGlobalReplicationGroupResponse promote(String region, String group) {
    return cloud
        .client(region)
        .failoverGlobalReplicationGroup(
            r ->
                r.globalReplicationGroupId(ID)
                    .primaryRegion(region)
                    .primaryReplicationGroupId(group));
  }

  /** Such as {@code available: orders PRIMARY associated, orders-eu SECONDARY associated}. */
  String told(String region) {
    var all =
        cloud
            .client(region)
            .describeGlobalReplicationGroups(
                r -> r.globalReplicationGroupId(ID).showMemberInfo(true))
            .globalReplicationGroups()
            .get(0);
    return all.members().stream()
        .map(m -> m.replicationGroupId() + " " + m.role() + " " + m.status())
        .collect(Collectors.joining(", ", all.status() + ": ", ""));
  }

  void darken(String region) {
    cloud.breakWith("region-dark", region);
    cloud.service().dataPlane().darken(region);
  }

  /** Ends the dark, and no other fault. */
  void lighten(String region) {
    mend("region-dark " + region);
    cloud.service().dataPlane().lighten(region);
  }

  /** Ends the faults whose words begin so. */
  void mend(String words) {
    cloud.faults().list().stream()
        .filter(one -> one.fault().text().startsWith(words))
        .forEach(one -> cloud.faults().clear(one.id()));
  }
}
