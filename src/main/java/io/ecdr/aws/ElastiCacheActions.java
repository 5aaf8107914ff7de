package io.ecdr.aws;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CopySnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheRequest;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteServerlessCacheRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteServerlessCacheSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheEngineVersionsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParametersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeEventsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeGlobalReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCacheSnapshotsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCachesRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeUpdateActionsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeUserGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeUsersRequest;
import software.amazon.awssdk.services.elasticache.model.DisassociateGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ExportServerlessCacheSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.FailoverGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.IncreaseReplicaCountRequest;
import software.amazon.awssdk.services.elasticache.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheClusterRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyServerlessCacheRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyUserRequest;

/** The ElastiCache actions that ecdr uses. A switch, so that only the used ones cost start-up. */
final class ElastiCacheActions {

  private ElastiCacheActions() {}

  static Sender<ElastiCacheClient> named(String action) {
    return switch (action) {
      case "DescribeReplicationGroups" ->
          Sender.of(
              action,
              DescribeReplicationGroupsRequest::builder,
              ElastiCacheClient::describeReplicationGroups);
      case "DescribeCacheClusters" ->
          Sender.of(
              action,
              DescribeCacheClustersRequest::builder,
              ElastiCacheClient::describeCacheClusters);
      case "DescribeSnapshots" ->
          Sender.of(
              action, DescribeSnapshotsRequest::builder, ElastiCacheClient::describeSnapshots);
      case "DescribeServerlessCaches" ->
          Sender.of(
              action,
              DescribeServerlessCachesRequest::builder,
              ElastiCacheClient::describeServerlessCaches);
      case "DescribeCacheSubnetGroups" ->
          Sender.of(
              action,
              DescribeCacheSubnetGroupsRequest::builder,
              ElastiCacheClient::describeCacheSubnetGroups);
      case "DescribeCacheParameterGroups" ->
          Sender.of(
              action,
              DescribeCacheParameterGroupsRequest::builder,
              ElastiCacheClient::describeCacheParameterGroups);
      case "DescribeCacheParameters" ->
          Sender.of(
              action,
              DescribeCacheParametersRequest::builder,
              ElastiCacheClient::describeCacheParameters);
      case "DescribeCacheEngineVersions" ->
          Sender.of(
              action,
              DescribeCacheEngineVersionsRequest::builder,
              ElastiCacheClient::describeCacheEngineVersions);
      case "DescribeEvents" ->
          Sender.of(action, DescribeEventsRequest::builder, ElastiCacheClient::describeEvents);
      case "DescribeGlobalReplicationGroups" ->
          Sender.of(
              action,
              DescribeGlobalReplicationGroupsRequest::builder,
              ElastiCacheClient::describeGlobalReplicationGroups);
      case "DescribeUsers" ->
          Sender.of(action, DescribeUsersRequest::builder, ElastiCacheClient::describeUsers);
      case "DescribeUserGroups" ->
          Sender.of(
              action, DescribeUserGroupsRequest::builder, ElastiCacheClient::describeUserGroups);
      case "DescribeUpdateActions" ->
          Sender.of(
              action,
              DescribeUpdateActionsRequest::builder,
              ElastiCacheClient::describeUpdateActions);
      case "ListTagsForResource" ->
          Sender.of(
              action, ListTagsForResourceRequest::builder, ElastiCacheClient::listTagsForResource);
      case "DescribeServerlessCacheSnapshots" ->
          Sender.of(
              action,
              DescribeServerlessCacheSnapshotsRequest::builder,
              ElastiCacheClient::describeServerlessCacheSnapshots);
      case "CreateServerlessCacheSnapshot" ->
          Sender.of(
              action,
              CreateServerlessCacheSnapshotRequest::builder,
              ElastiCacheClient::createServerlessCacheSnapshot);
      case "ExportServerlessCacheSnapshot" ->
          Sender.of(
              action,
              ExportServerlessCacheSnapshotRequest::builder,
              ElastiCacheClient::exportServerlessCacheSnapshot);
      case "DeleteServerlessCacheSnapshot" ->
          Sender.of(
              action,
              DeleteServerlessCacheSnapshotRequest::builder,
              ElastiCacheClient::deleteServerlessCacheSnapshot);
      case "CreateServerlessCache" ->
          Sender.of(
              action,
              CreateServerlessCacheRequest::builder,
              ElastiCacheClient::createServerlessCache);
      case "ModifyServerlessCache" ->
          Sender.of(
              action,
              ModifyServerlessCacheRequest::builder,
              ElastiCacheClient::modifyServerlessCache);
      case "DeleteServerlessCache" ->
          Sender.of(
              action,
              DeleteServerlessCacheRequest::builder,
              ElastiCacheClient::deleteServerlessCache);
      case "ModifyCacheCluster" ->
          Sender.of(
              action, ModifyCacheClusterRequest::builder, ElastiCacheClient::modifyCacheCluster);
      case "CreateSnapshot" ->
          Sender.of(action, CreateSnapshotRequest::builder, ElastiCacheClient::createSnapshot);
      case "CopySnapshot" ->
          Sender.of(action, CopySnapshotRequest::builder, ElastiCacheClient::copySnapshot);
      case "DeleteSnapshot" ->
          Sender.of(action, DeleteSnapshotRequest::builder, ElastiCacheClient::deleteSnapshot);
      case "CreateReplicationGroup" ->
          Sender.of(
              action,
              CreateReplicationGroupRequest::builder,
              ElastiCacheClient::createReplicationGroup);
      case "ModifyReplicationGroup" ->
          Sender.of(
              action,
              ModifyReplicationGroupRequest::builder,
              ElastiCacheClient::modifyReplicationGroup);
      case "IncreaseReplicaCount" ->
          Sender.of(
              action,
              IncreaseReplicaCountRequest::builder,
              ElastiCacheClient::increaseReplicaCount);
      case "CreateCacheParameterGroup" ->
          Sender.of(
              action,
              CreateCacheParameterGroupRequest::builder,
              ElastiCacheClient::createCacheParameterGroup);
      case "ModifyCacheParameterGroup" ->
          Sender.of(
              action,
              ModifyCacheParameterGroupRequest::builder,
              ElastiCacheClient::modifyCacheParameterGroup);
      case "DeleteCacheParameterGroup" ->
          Sender.of(
              action,
              DeleteCacheParameterGroupRequest::builder,
              ElastiCacheClient::deleteCacheParameterGroup);
      case "DeleteGlobalReplicationGroup" ->
          Sender.of(
              action,
              DeleteGlobalReplicationGroupRequest::builder,
              ElastiCacheClient::deleteGlobalReplicationGroup);
      case "DeleteReplicationGroup" ->
          Sender.of(
              action,
              DeleteReplicationGroupRequest::builder,
              ElastiCacheClient::deleteReplicationGroup);
      case "CreateGlobalReplicationGroup" ->
          Sender.of(
              action,
              CreateGlobalReplicationGroupRequest::builder,
              ElastiCacheClient::createGlobalReplicationGroup);
      case "FailoverGlobalReplicationGroup" ->
          Sender.of(
              action,
              FailoverGlobalReplicationGroupRequest::builder,
              ElastiCacheClient::failoverGlobalReplicationGroup);
      case "DisassociateGlobalReplicationGroup" ->
          Sender.of(
              action,
              DisassociateGlobalReplicationGroupRequest::builder,
              ElastiCacheClient::disassociateGlobalReplicationGroup);
      case "ModifyUser" ->
          Sender.of(action, ModifyUserRequest::builder, ElastiCacheClient::modifyUser);
      default -> throw new IllegalStateException("no way to send elasticache:" + action);
    };
  }
}
