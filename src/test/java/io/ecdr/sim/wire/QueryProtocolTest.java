package io.ecdr.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.action.ActionTable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.NodeGroupConfiguration;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.Tag;

/** Requests and answers of the Query protocol, there and back through the Java client. */
class QueryProtocolTest {

  @Test
  void anActionWithoutOutputIsAnsweredToo() {
    var table =
        new ActionTable()
            .<DeleteCacheSubnetGroupRequest, DeleteCacheSubnetGroupResponse>add(
                "elasticache",
                "DeleteCacheSubnetGroup",
                DeleteCacheSubnetGroupRequest::builder,
                (request, caller, world) -> DeleteCacheSubnetGroupResponse.builder().build());
    try (var world = TestWorld.inProcess(table)) {
      var client = world.client(ElastiCacheClient.builder(), TestWorld.HOME);
      var answer = client.deleteCacheSubnetGroup(b -> b.cacheSubnetGroupName("g"));
      assertThat(answer.responseMetadata().requestId()).startsWith("0000");
    }
  }

  @Test
  void nestedListsArriveAsSent() {
    var sent =
        CreateReplicationGroupRequest.builder()
            .replicationGroupId("orders")
            .replicationGroupDescription(" a \r\n<&>\"' ü ")
            .snapshotArns("arn:aws:s3:::b/1.rdb", "arn:aws:s3:::b/2.rdb")
            .numNodeGroups(2)
            .automaticFailoverEnabled(true)
            .nodeGroupConfiguration(
                shard("0001", "0-8191", "eu-west-1a", "eu-west-1b"), shard("0002", "8192-16383"))
            .tags(Tag.builder().key("ecdr:operation").value("").build())
            .build();
    var table =
        new ActionTable()
            .<CreateReplicationGroupRequest, CreateReplicationGroupResponse>add(
                "elasticache",
                "CreateReplicationGroup",
                CreateReplicationGroupRequest::builder,
                (request, caller, world) -> {
                  assertThat(request).isEqualTo(sent);
                  return CreateReplicationGroupResponse.builder()
                      .replicationGroup(
                          ReplicationGroup.builder()
                              .description(request.replicationGroupDescription())
                              .memberClusters("a", "b")
                              .build())
                      .build();
                });
    try (var world = TestWorld.inProcess(table)) {
      var client = world.client(ElastiCacheClient.builder(), TestWorld.HOME);
      var group = client.createReplicationGroup(sent).replicationGroup();
      assertThat(group.description()).isEqualTo(sent.replicationGroupDescription());
      assertThat(group.memberClusters()).containsExactly("a", "b");
      assertThat(group.hasNodeGroups()).isFalse();
    }
  }

  private static NodeGroupConfiguration shard(String id, String slots, String... zones) {
    var shard = NodeGroupConfiguration.builder().nodeGroupId(id).slots(slots).replicaCount(1);
    return (zones.length == 0 ? shard : shard.replicaAvailabilityZones(zones)).build();
  }
}
