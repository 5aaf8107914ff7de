package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.ActionTable;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.elasticache.model.CopyServerlessCacheSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.CopySnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheClusterRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheRequest;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.CreateUserGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateUserRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheClusterRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteServerlessCacheRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteServerlessCacheSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteUserGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteUserRequest;
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
import software.amazon.awssdk.services.elasticache.model.ModifyUserGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyUserRequest;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.elasticache.model.TestFailoverRequest;

/** The ElastiCache actions that the simulator does. */
public final class ElastiCacheActions {

  private static final String SERVICE = "elasticache";

  private ElastiCacheActions() {}

  /** Adds them. */
  public static void addTo(ActionTable table) {
    addGroups(table);
    addGlobals(table);
    addClusters(table);
    addServerless(table);
    addServerlessSnapshots(table);
    addSnapshots(table);
    addSubnetGroups(table);
    addParameterGroups(table);
    addUsers(table);
    addOthers(table);
  }

  private static void addClusters(ActionTable table) {
    table.add(
        SERVICE,
        "CreateCacheCluster",
        CreateCacheClusterRequest::builder,
        new CreateCacheCluster());
    table.add(
        SERVICE,
        "ModifyCacheCluster",
        ModifyCacheClusterRequest::builder,
        new ModifyCacheCluster());
    table.add(
        SERVICE,
        "DeleteCacheCluster",
        DeleteCacheClusterRequest::builder,
        new DeleteCacheCluster());
  }

  private static void addServerless(ActionTable table) {
    table.add(
        SERVICE,
        "CreateServerlessCache",
        CreateServerlessCacheRequest::builder,
        new CreateServerlessCache());
    table.add(
        SERVICE,
        "DescribeServerlessCaches",
        DescribeServerlessCachesRequest::builder,
        new DescribeServerlessCaches());
    table.add(
        SERVICE,
        "ModifyServerlessCache",
        ModifyServerlessCacheRequest::builder,
        new ModifyServerlessCache());
    table.add(
        SERVICE,
        "DeleteServerlessCache",
        DeleteServerlessCacheRequest::builder,
        new DeleteServerlessCache());
  }

  private static void addServerlessSnapshots(ActionTable table) {
    table.add(
        SERVICE,
        "CreateServerlessCacheSnapshot",
        CreateServerlessCacheSnapshotRequest::builder,
        new CreateServerlessCacheSnapshot());
    table.add(
        SERVICE,
        "DescribeServerlessCacheSnapshots",
        DescribeServerlessCacheSnapshotsRequest::builder,
        new DescribeServerlessCacheSnapshots());
    table.add(
        SERVICE,
        "CopyServerlessCacheSnapshot",
        CopyServerlessCacheSnapshotRequest::builder,
        new CopyServerlessCacheSnapshot());
    table.add(
        SERVICE,
        "DeleteServerlessCacheSnapshot",
        DeleteServerlessCacheSnapshotRequest::builder,
        new DeleteServerlessCacheSnapshot());
    table.add(
        SERVICE,
        "ExportServerlessCacheSnapshot",
        ExportServerlessCacheSnapshotRequest::builder,
        new ExportServerlessCacheSnapshot());
  }

  private static void addGroups(ActionTable table) {
    table.add(
        SERVICE,
        "CreateReplicationGroup",
        CreateReplicationGroupRequest::builder,
        new CreateReplicationGroup());
    table.add(
        SERVICE,
        "DescribeReplicationGroups",
        DescribeReplicationGroupsRequest::builder,
        new DescribeReplicationGroups());
    table.add(
        SERVICE,
        "ModifyReplicationGroup",
        ModifyReplicationGroupRequest::builder,
        new ModifyReplicationGroup());
    table.add(
        SERVICE,
        "IncreaseReplicaCount",
        IncreaseReplicaCountRequest::builder,
        new IncreaseReplicaCount());
    table.add(SERVICE, "TestFailover", TestFailoverRequest::builder, new TestFailover());
    table.add(
        SERVICE,
        "DeleteReplicationGroup",
        DeleteReplicationGroupRequest::builder,
        new DeleteReplicationGroup());
    table.add(
        SERVICE,
        "DescribeCacheClusters",
        DescribeCacheClustersRequest::builder,
        new DescribeCacheClusters());
  }

  private static void addGlobals(ActionTable table) {
    table.add(
        SERVICE,
        "CreateGlobalReplicationGroup",
        CreateGlobalReplicationGroupRequest::builder,
        new CreateGlobalReplicationGroup());
    table.add(
        SERVICE,
        "DescribeGlobalReplicationGroups",
        DescribeGlobalReplicationGroupsRequest::builder,
        new DescribeGlobalReplicationGroups());
    table.add(
        SERVICE,
        "FailoverGlobalReplicationGroup",
        FailoverGlobalReplicationGroupRequest::builder,
        new FailoverGlobalReplicationGroup());
    table.add(
        SERVICE,
        "DisassociateGlobalReplicationGroup",
        DisassociateGlobalReplicationGroupRequest::builder,
        new DisassociateGlobalReplicationGroup());
    table.add(
        SERVICE,
        "DeleteGlobalReplicationGroup",
        DeleteGlobalReplicationGroupRequest::builder,
        new DeleteGlobalReplicationGroup());
  }

  private static void addSnapshots(ActionTable table) {
    table.add(SERVICE, "CreateSnapshot", CreateSnapshotRequest::builder, new CreateSnapshot());
    table.add(
        SERVICE, "DescribeSnapshots", DescribeSnapshotsRequest::builder, new DescribeSnapshots());
    table.add(SERVICE, "CopySnapshot", CopySnapshotRequest::builder, new CopySnapshot());
    table.add(SERVICE, "DeleteSnapshot", DeleteSnapshotRequest::builder, new DeleteSnapshot());
  }

  private static void addSubnetGroups(ActionTable table) {
    table.add(
        SERVICE,
        "CreateCacheSubnetGroup",
        CreateCacheSubnetGroupRequest::builder,
        new CreateCacheSubnetGroup());
    table.add(
        SERVICE,
        "DescribeCacheSubnetGroups",
        DescribeCacheSubnetGroupsRequest::builder,
        new DescribeCacheSubnetGroups());
    table.add(
        SERVICE,
        "DeleteCacheSubnetGroup",
        DeleteCacheSubnetGroupRequest::builder,
        new DeleteCacheSubnetGroup());
  }

  private static void addParameterGroups(ActionTable table) {
    table.add(
        SERVICE,
        "CreateCacheParameterGroup",
        CreateCacheParameterGroupRequest::builder,
        new CreateCacheParameterGroup());
    table.add(
        SERVICE,
        "DescribeCacheParameterGroups",
        DescribeCacheParameterGroupsRequest::builder,
        new DescribeCacheParameterGroups());
    table.add(
        SERVICE,
        "DescribeCacheParameters",
        DescribeCacheParametersRequest::builder,
        new DescribeCacheParameters());
    table.add(
        SERVICE,
        "ModifyCacheParameterGroup",
        ModifyCacheParameterGroupRequest::builder,
        new ModifyCacheParameterGroup());
    table.add(
        SERVICE,
        "DeleteCacheParameterGroup",
        DeleteCacheParameterGroupRequest::builder,
        new DeleteCacheParameterGroup());
  }

  private static void addUsers(ActionTable table) {
    table.add(SERVICE, "CreateUser", CreateUserRequest::builder, new CreateUser());
    table.add(SERVICE, "DescribeUsers", DescribeUsersRequest::builder, new DescribeUsers());
    table.add(SERVICE, "ModifyUser", ModifyUserRequest::builder, new ModifyUser());
    table.add(SERVICE, "DeleteUser", DeleteUserRequest::builder, new DeleteUser());
    table.add(SERVICE, "CreateUserGroup", CreateUserGroupRequest::builder, new CreateUserGroup());
    table.add(
        SERVICE,
        "DescribeUserGroups",
        DescribeUserGroupsRequest::builder,
        new DescribeUserGroups());
    table.add(SERVICE, "ModifyUserGroup", ModifyUserGroupRequest::builder, new ModifyUserGroup());
    table.add(SERVICE, "DeleteUserGroup", DeleteUserGroupRequest::builder, new DeleteUserGroup());
  }

  private static void addOthers(ActionTable table) {
    table.add(SERVICE, "DescribeEvents", DescribeEventsRequest::builder, new DescribeEvents());
    table.add(
        SERVICE,
        "DescribeCacheEngineVersions",
        DescribeCacheEngineVersionsRequest::builder,
        new DescribeCacheEngineVersions());
    table.add(
        SERVICE,
        "DescribeUpdateActions",
        DescribeUpdateActionsRequest::builder,
        new DescribeUpdateActions());
    table.add(
        SERVICE, "AddTagsToResource", AddTagsToResourceRequest::builder, new AddTagsToResource());
    table.add(
        SERVICE,
        "RemoveTagsFromResource",
        RemoveTagsFromResourceRequest::builder,
        new RemoveTagsFromResource());
    table.add(
        SERVICE,
        "ListTagsForResource",
        ListTagsForResourceRequest::builder,
        new ListTagsForResource());
  }
}
