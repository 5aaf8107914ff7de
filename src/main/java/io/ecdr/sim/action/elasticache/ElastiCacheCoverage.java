package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Covered;
import java.util.List;

/** What the simulated ElastiCache does, what that rests on, and where it is weaker. */
public final class ElastiCacheCoverage {

  /** Columns: topic, how sure, source, behaviour. */
  private static final String TABLE =
      """
      CreateReplicationGroup|documented|API:CreateReplicationGroup|Answers creating at once; empty, from a snapshot, or from files in S3.
      CreateReplicationGroup|documented|API:ReplicationGroup|Ends available or create-failed; the name stays taken until the group is deleted.
      CreateReplicationGroup|documented|API:NodeGroupConfiguration|NodeGroupId, Slots, ReplicaCount and zones are honoured; slots are split evenly when none are given.
      CreateReplicationGroup|seen|TF#5510|Files into cluster mode need slots for every shard.
      CreateReplicationGroup|documented|UG:backups-seeding-redis|A file must be in the same Region, readable by the regional principal and not encrypted with a KMS key; else restore-failed.
      CreateReplicationGroup|documented|UG:backups-seeding-redis|A node type that is too small ends in restore-failed; there is no check beforehand.
      CreateReplicationGroup|documented|UG23:backups-restoring|A file with several databases does not load into cluster mode; cluster mode never restores to disabled.
      CreateReplicationGroup|unsure|API:Snapshot, UG23:backups-restoring|A snapshot may be restored into another number of shards when that is asked for.
      CreateReplicationGroup|unsure|API:NodeGroupConfiguration|Several ranges in one Slots value are accepted.
      CreateReplicationGroup|unsure|API:CreateReplicationGroup|Codes of refusals about failover, Multi-AZ, parameter families and data tiering.
      CreateReplicationGroup|unsure|MODEL|A missing snapshot is refused with SnapshotNotFoundFault, a busy one with InvalidSnapshotState, backups of cache.t1.micro with SnapshotFeatureNotSupportedFault; the model lists none of these for this action.
      CreateReplicationGroup|unsure|ours|A Region has a subnet group named default, used when none is named.
      CreateReplicationGroup|unsure|ours|A snapshot restores one node without cluster mode unless replicas are asked for.
      CreateReplicationGroup|weaker|ours|Encryption and tokens are kept as settings, and the engines run plain; users are known to the engines.
      CreateReplicationGroup|weaker|ours|Port is accepted; endpoints tell the port that the engine really listens at.
      CreateReplicationGroup|weaker|ours|Engine parameters are kept, not applied; only reserved-memory-percent counts, in how many keys a node holds.
      DescribeReplicationGroups|documented|API:DescribeReplicationGroups|Pages of 20 to 100; CurrentRole and primary and reader endpoints only without cluster mode, a configuration endpoint only with it.
      DescribeReplicationGroups|weaker|ours|Endpoints are addresses of the engine's nodes, not names that move with the role.
      ModifyReplicationGroup|documented|API:ModifyReplicationGroup|Description, backups, windows, failover, Multi-AZ, notifications, security groups, parameter group.
      ModifyReplicationGroup|seen|HT#10581|Without cluster mode backups are turned on only with both retention and snapshotting node.
      ModifyReplicationGroup|seen|HT#19336|With cluster mode no snapshotting node can be set.
      ModifyReplicationGroup|weaker|ours|Every change is modifying for a while; node type, version, primary and tokens are refused by name.
      IncreaseReplicaCount|documented|API:IncreaseReplicaCount|NewReplicaCount of every shard, at once; the group is modifying and the new nodes creating meanwhile.
      IncreaseReplicaCount|seen|TFPR#20111|Of a member of a global datastore, too.
      IncreaseReplicaCount|unsure|ours|New nodes are members at once; texts of refusals.
      IncreaseReplicaCount|weaker|ours|ReplicaConfiguration is refused, and so is cluster mode with real servers.
      TestFailover|documented|API:TestFailover|A replica of the shard becomes its primary; the group stays available, and events of the nodes and the group tell it in order.
      TestFailover|unsure|ours|The first replica is chosen; a second one while one runs is refused by the group's state.
      TestFailover|weaker|ours|The quota of 15 shards a day is not kept, and real servers refuse it.
      DeleteReplicationGroup|documented|API:DeleteReplicationGroup|A final snapshot is taken from the primary first; automatic snapshots end with the group, manual ones stay.
      DeleteReplicationGroup|documented|API:DeleteReplicationGroup|A final snapshot needs a free place in the primaries' daily number of manual snapshots.
      DeleteReplicationGroup|seen|TFPR#44811|Refused while snapshotting.
      DeleteReplicationGroup|unsure|ours|The group is deleting and its primary snapshotting during the final snapshot; when that fails the group stays.
      DeleteReplicationGroup|weaker|ours|RetainPrimaryCluster is refused.
      DescribeCacheClusters|documented|API:DescribeCacheClusters|Nodes of groups and single ones, their endpoint only with ShowCacheNodeInfo; pages of 20 to 100.
      DescribeCacheClusters|weaker|ours|There is no Memcached.
      CreateCacheCluster|documented|API:CreateCacheCluster|One Redis OSS node outside of groups: empty, from a snapshot, or from exactly one file; never cluster mode, never Valkey.
      CreateCacheCluster|documented|UG23:Tagging-Resources|From a snapshot and without tags of its own it takes the snapshot's.
      CreateCacheCluster|weaker|ours|Memcached is refused by name.
      ModifyCacheCluster|documented|API:ModifyCacheCluster|Backups and windows of a single node; modifying for a while.
      ModifyCacheCluster|weaker|ours|All else is refused by name, and so are nodes of groups.
      DeleteCacheCluster|documented|API:DeleteCacheCluster|A single node, after a final snapshot if one is named.
      DeleteCacheCluster|weaker|ours|Nodes of groups are refused by name.
      CreateServerlessCache|documented|API:CreateServerlessCache|Answers CREATING at once; empty or from snapshots of serverless or node based caches, by ARN; 40 in a Region.
      CreateServerlessCache|documented|API:ServerlessCache|Statuses in capitals; ends AVAILABLE or CREATE-FAILED.
      CreateServerlessCache|documented|UG:backups-restoring|Snapshots restore to the same engine only; codes of these refusals are unsure.
      CreateServerlessCache|unsure|CP#252|SnapshotArnsToRestore with ARNs of S3 objects is an option: refused, or accepted (sim start --serverless-from-s3).
      CreateServerlessCache|unsure|ours|A name has up to 40 characters; the newest version of the major one runs.
      CreateServerlessCache|weaker|ours|Behind it is one engine in cluster mode that owns all slots; it neither scales nor encrypts, asks nobody for a login, and both endpoints are that engine's address.
      CreateServerlessCache|weaker|ours|Nothing runs behind Memcached ones: they have no endpoint, and their snapshots hold nothing.
      CreateServerlessCache|weaker|ours|There are no automatic snapshots; retention and time are kept as settings.
      DescribeServerlessCaches|documented|API:DescribeServerlessCaches|All or one; pages of up to 50 with NextToken.
      ModifyServerlessCache|documented|API:ModifyServerlessCache|Description, backups, security groups and user group; MODIFYING for a while.
      ModifyServerlessCache|weaker|ours|Limits, engine and version are refused by name.
      DeleteServerlessCache|documented|API:DeleteServerlessCache|After a final snapshot if one is named; when that fails the cache stays (unsure).
      CreateServerlessCacheSnapshot|documented|UG:backups|24 manual snapshots of a cache in a rolling day; meanwhile no other call on that cache is accepted.
      CreateServerlessCacheSnapshot|documented|API:CreateServerlessCacheSnapshot|Names of 1 to 255 characters, kept in lower case.
      CreateServerlessCacheSnapshot|unsure|ours|The cache is told as AVAILABLE while it is backed up; the snapshot has the cache's tags when none are given; its type is manual.
      DescribeServerlessCacheSnapshots|documented|API:DescribeServerlessCacheSnapshots|Filters by cache, name and type; pages of up to 50 with NextToken; the size is text.
      DescribeServerlessCacheSnapshots|unsure|X6|Statuses creating, available and failed as seen, deleting by analogy; available while it is read.
      CopyServerlessCacheSnapshot|documented|API:CopyServerlessCacheSnapshot|Within the Region.
      DeleteServerlessCacheSnapshot|documented|API:DeleteServerlessCacheSnapshot|When nothing else is done with it.
      ExportServerlessCacheSnapshot|documented|API:ExportServerlessCacheSnapshot|To a bucket of the same Region, under a key that the service chooses.
      ExportServerlessCacheSnapshot|unsure|API:ExportServerlessCacheSnapshot|Refused for Memcached, as the API tells; the guide lists it.
      ExportServerlessCacheSnapshot|unsure|X6|The key is <snapshot>/<snapshot>-0001.rdb as seen once, or without the folder (sim start --serverless-export-key).
      ExportServerlessCacheSnapshot|unsure|API:CopySnapshot|Refusals about the bucket are those of CopySnapshot.
      CreateReplicationGroup|documented|API:CreateReplicationGroup|From a snapshot of a serverless cache, by ServerlessCacheSnapshotName.
      CreateReplicationGroup|unsure|MODEL|One that is not there is refused with ServerlessCacheSnapshotNotFoundFault; without another word the group has cluster mode.
      CreateSnapshot|documented|UG:backups|One node without cluster mode; with it one node per shard, a replica where there is one.
      CreateSnapshot|documented|UG:backups|20 manual snapshots per node in a rolling day, deleted ones counted; not on cache.t1.micro.
      CreateSnapshot|documented|UG23:backups-manual|Group and node are snapshotting meanwhile.
      CreateSnapshot|unsure|MODEL|A second snapshot while one runs is refused by the state of the node or group.
      CreateSnapshot|unsure|API:CreateSnapshot|ReplicationGroupId without cluster mode is an option: accepted or refused.
      DescribeSnapshots|documented|API:DescribeSnapshots|Filters by name, group, node and source; slots only with ShowNodeGroupConfig; pages of 20 to 50.
      DescribeSnapshots|documented|API:NodeSnapshot|CacheSize is text and empty while creating.
      DescribeSnapshots|unsure|API:Snapshot|Without cluster mode NumNodeGroups is 1, CacheClusterId is set and ReplicationGroupId is not.
      CopySnapshot|documented|API:CopySnapshot|Within the Region, or to a bucket: one object per shard, never over another.
      CopySnapshot|documented|API:CopySnapshot|Refusals of an export by bucket, Region, owner, READ, WRITE, READ_ACP and key, in the documented words.
      CopySnapshot|documented|UG:backups-exporting|The bucket's policy is asked as the Region's own service principal.
      CopySnapshot|unsure|API:CopySnapshot|Refused exports have the code InvalidParameterValue.
      CopySnapshot|seen|X4, X5|The source is copying meanwhile and then available; an export that fails later leaves no object and no event.
      CopySnapshot|documented|UG23:data-tiering|Snapshots of data tiering cannot be exported.
      CopySnapshot|weaker|ours|Grants by access control list and permissions of the caller are not simulated.
      DeleteSnapshot|documented|API:DeleteSnapshot|Manual and automatic ones, when nothing else is done with them.
      CreateCacheSubnetGroup|documented|API:CreateCacheSubnetGroup|20 subnets in a group, 300 groups.
      CreateCacheSubnetGroup|weaker|ours|There are no VPCs: every id that begins with subnet- is one.
      DescribeCacheSubnetGroups|documented|API:DescribeCacheSubnetGroups|Pages of 20 to 100.
      DeleteCacheSubnetGroup|documented|API:DeleteCacheSubnetGroup|Refused while a group uses it.
      CreateCacheParameterGroup|documented|API:CreateCacheParameterGroup|Of a family that the engine's versions have; 300 groups.
      DescribeCacheParameterGroups|documented|API:DescribeCacheParameterGroups|The service's own default groups of each family, with and without cluster.on, and others.
      DescribeCacheParameters|documented|API:DescribeCacheParameters|Values in force, by source; pages of 20 to 100.
      DescribeCacheParameters|weaker|ours|A selection of about thirty parameters, with the defaults of Redis OSS 7.
      ModifyCacheParameterGroup|documented|API:ModifyCacheParameterGroup|Up to 20 at once, all or none; not of default groups.
      DeleteCacheParameterGroup|documented|API:DeleteCacheParameterGroup|Refused for default groups and while a group uses it.
      DescribeEvents|documented|API:DescribeEvents|The last hour, or Duration, or times; at most 14 days back; pages of 20 to 100.
      DescribeEvents|documented|UG23:ElastiCacheSNS|Texts of node and snapshot events.
      DescribeEvents|unsure|X6, TF#8561|Why a restore failed is told by an event of each node, in our words.
      DescribeCacheEngineVersions|documented|API:DescribeCacheEngineVersions|Only versions that the engine behind really runs.
      CreateUser|documented|API:CreateUser|Two passwords of 16 to 128 characters, none, or IAM; only digests of passwords are kept, for the engines.
      CreateUser|documented|UG:Clusters.RBAC|Every Region has the user default, with all access and no password.
      CreateUser|unsure|ours|Ids are kept in lower case; which codes refuse bad passwords.
      CreateUser|weaker|ours|Users and user groups are made active at once; an access string that the engine does not know is not refused, and nobody logs in with IAM.
      DescribeUsers|documented|API:DescribeUsers|All or one, by engine; with the user groups that a user is in.
      DescribeUsers|weaker|ours|Filters are refused; pages of 20 to 100, which is not stated.
      ModifyUser|documented|API:ModifyUser|The access string anew or longer, and how it proves who it is.
      ModifyUser|documented|UG:Clusters.RBAC|The user default of the Region cannot be changed.
      ModifyUser|unsure|ours|The user and its groups are modifying until all nodes were told; open connections are held to it at once; the code for default.
      DeleteUser|documented|API:DeleteUser|Taken out of all user groups; not one named default that is in a group.
      CreateUserGroup|documented|UG:Clusters.RBAC|No two users of one name; for Redis OSS one is named default; 200 groups.
      CreateUserGroup|unsure|ours|A user group for Valkey needs no user named default.
      DescribeUserGroups|documented|API:DescribeUserGroups|All or one, with the replication groups that it is for.
      ModifyUserGroup|documented|API:ModifyUserGroup|Users in and out.
      DeleteUserGroup|documented|API:DeleteUserGroup|Refused while a replication group uses it.
      ModifyReplicationGroup|documented|API:ModifyReplicationGroup|UserGroupIdsToAdd and UserGroupIdsToRemove, with encryption in transit; one user group at most.
      ModifyReplicationGroup|unsure|ours|A member of a global datastore may change its user group by itself.
      DescribeUpdateActions|documented|API:DescribeUpdateActions|For named groups; pages of 20 to 100.
      DescribeUpdateActions|weaker|ours|AWS publishes no service update here, so none waits.
      AddTagsToResource|documented|UG23:Tagging-Resources|50 tags, keys to 128, values to 256.
      AddTagsToResource|seen|TF#41416|Groups and nodes must be available, for listing as well.
      RemoveTagsFromResource|documented|API:RemoveTagsFromResource|A key that is not there is refused.
      ListTagsForResource|documented|UG23:Tagging-Resources|Snapshots and copies without tags of their own inherit those of their source.
      CreateGlobalReplicationGroup|documented|API:CreateGlobalReplicationGroup|Around an available group: creating, then primary-only; the id is five letters of the Region and the suffix.
      CreateGlobalReplicationGroup|documented|UG:Redis-Global-Datastores-Getting-Started|Families M5 to C8gn from large up, Redis OSS from 5.0.6 or Valkey; AutoMinorVersionUpgrade is forced off.
      CreateGlobalReplicationGroup|unsure|DRWS, TF#27875|The letters of three Regions are as seen, the others are ours.
      CreateGlobalReplicationGroup|weaker|ours|One secondary at most; members keep their parameter groups.
      CreateReplicationGroup|documented|UG23:Redis-Global-Datastores-CLI|As a secondary only the documented parameters; type, version, shards, slots, failover and encryption are the primary's.
      CreateReplicationGroup|seen|UMOTIF#31, TF#24854|A secondary with other parameters is refused with InvalidParameterCombination that names none.
      DescribeGlobalReplicationGroups|documented|API:DescribeGlobalReplicationGroups|Members only with ShowMemberInfo; roles in capitals as seen (TFSRC).
      DescribeGlobalReplicationGroups|unsure|ours|Each Region with a member answers by what it knows; one that was dark hears of changes some time after its return.
      FailoverGlobalReplicationGroup|documented|UG23:Redis-Global-Datastores-Console|modifying, then roles moved and available; the old primary stops taking writes, then follows and loses what had not been replicated.
      FailoverGlobalReplicationGroup|unsure|UG23:Redis-Global-Datastores-Console, X2|With the primary Region dark an option: accept, refuse or stuck until it returns; told at the start or while it runs (promote-when-primary-dark).
      FailoverGlobalReplicationGroup|unsure|MODEL|Refused while the datastore is being modified, although the guide allows it.
      FailoverGlobalReplicationGroup|unsure|ours|A member that is already the primary is refused with InvalidParameterValue.
      DisassociateGlobalReplicationGroup|documented|API:DisassociateGlobalReplicationGroup|The secondary becomes a group of its own and takes writes; the primary stays as it was.
      DisassociateGlobalReplicationGroup|seen|TFSRC|Of one that is not associated: InvalidParameterValue.
      DisassociateGlobalReplicationGroup|unsure|ours|A promotion that waits for a dark Region is given up for it.
      DeleteGlobalReplicationGroup|seen|TF#18533|Refused while there is a secondary; the primary always stays.
      DeleteReplicationGroup|seen|TF#22528, CC#8815|Refused for a member of a global datastore, as is changing its failover, type or version.
      automatic snapshots|documented|UG23:backups-automatic|One a day in the window while retention is 1 to 35; expired ones and those of deleted groups go.
      automatic snapshots|unsure|ours|Taken at the window's start, later when the group is busy; without cluster mode from the first replica.
      pace|unsure|TFSRC, DRWS|At the service's own pace a group takes 5 to 10 minutes and more with its data; no figures are published.
      consistency|weaker|ours|Describes are never stale: what was made is found at once.
      """;

  private static final List<Covered> LINES = Covered.table("elasticache", TABLE);

  private ElastiCacheCoverage() {}

  /** All of it, action by action. */
  public static List<Covered> lines() {
    return LINES;
  }
}
