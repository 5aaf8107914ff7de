package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;

/** The parameters of the call that makes a group out of a backup. Pure. */
final class RestoreCall {

  private static final int USUAL_PORT = 6379;

  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final RestoreTarget target;
  private final Manifest manifest;

  RestoreCall(RestoreRequest request, RestoreInventory seen, RestoreTarget target) {
    this.request = request;
    this.seen = seen;
    this.target = target;
    this.manifest = seen.backup().manifest();
  }

  /** With the node type that is tried first. */
  Value.Fields parameters(String operation) {
    var fields =
        Value.fields(
                "ReplicationGroupId", request.as(),
                "ReplicationGroupDescription", "restored from " + manifest.backupId(),
                "Engine", target.engine(),
                "CacheNodeType", target.nodeType())
            .with("EngineVersion", target.version().map(EngineVersion::version))
            .with("CacheParameterGroupName", target.parameterGroup())
            .with("CacheSubnetGroupName", request.place().subnetGroup())
            .with("AutomaticFailoverEnabled", target.automaticFailover())
            .with("MultiAZEnabled", target.multiAz())
            .with("Tags", BackupSteps.tagList(tags(made(), manifest), operation));
    fields = from(fields);
    if (!seen.inFiles() && NodeTypeChecks.isTiered(target.nodeType())) {
      fields = fields.with("DataTieringEnabled", true);
    }
    fields = shards(fields);
    if (manifest.port().isPresent() && manifest.port().get() != USUAL_PORT) {
      fields = fields.with("Port", manifest.port().get());
    }
    return security(fields);
  }

  private CacheId made() {
    return new CacheId(seen.account(), request.to(), CacheKind.REPLICATION_GROUP, request.as());
  }

  private Value.Fields from(Value.Fields fields) {
    if (seen.source() instanceof RestoreSource.InRegion here) {
      return fields.with(
          here.serverless() ? "ServerlessCacheSnapshotName" : "SnapshotName", manifest.backupId());
    }
    return fields.with("SnapshotArns", fileArns(request, manifest));
  }

  /** Those of the source, and what the new cache is from. */
  static Value.Fields tags(CacheId made, Manifest manifest) {
    return manifest
        .tags()
        .with("ecdr:backup", manifest.backupId())
        .with(LineageTag.KEY, LineageTag.value(made, manifest.lineage()));
  }

  /** The files, as ElastiCache takes them. */
  static Value fileArns(RestoreRequest request, Manifest manifest) {
    var start = "arn:" + request.to().partition() + ":s3:::" + request.bucket() + "/";
    return Value.texts(manifest.shards().stream().map(s -> start + s.key()).toList());
  }

  /** Source: {@code API:CreateReplicationGroup}, {@code API:NodeGroupConfiguration}. */
  private Value.Fields shards(Value.Fields fields) {
    if (!target.cluster()) {
      return fields.with("NumCacheClusters", target.nodes());
    }
    if (!seen.inFiles() && !target.reshaped()) {
      // The rest is taken from the snapshot (UG:backups-restoring), also several ranges a shard.
      return request.shape().replicas().isPresent()
          ? fields.with("ReplicasPerNodeGroup", request.shape().replicas().get())
          : fields;
    }
    List<Value> groups = new ArrayList<>();
    for (var shard : target.shards()) {
      groups.add(
          Value.fields("NodeGroupId", shard.id(), "Slots", shard.slots())
              .with("ReplicaCount", shard.replicas()));
    }
    return fields
        .with("NumNodeGroups", target.shards().size())
        .with("NodeGroupConfiguration", Value.items(groups));
  }

  private Value.Fields security(Value.Fields fields) {
    var access = request.access();
    var all =
        fields
            .with("TransitEncryptionEnabled", target.tls())
            .with("AtRestEncryptionEnabled", target.atRest());
    // Without a mode encryption in transit is required; the API tells of naming "required" only as
    // a later step after "preferred", and older engines know no mode (API:CreateReplicationGroup).
    if (target.tls() && manifest.security().transitEncryptionMode().equals("preferred")) {
      all = all.with("TransitEncryptionMode", "preferred");
    }
    if (target.atRest()) {
      all = all.with("KmsKeyId", access.kmsKey());
    }
    if (!request.place().securityGroups().isEmpty()) {
      all = all.with("SecurityGroupIds", Value.texts(request.place().securityGroups()));
    }
    if (access.authToken().isPresent()) {
      all = all.with("AuthToken", new Value.Secret(access.authToken().get()));
    }
    if (!access.userGroups().isEmpty()) {
      all = all.with("UserGroupIds", Value.texts(access.userGroups()));
    }
    return all;
  }
}
