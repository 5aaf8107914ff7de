package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Exports;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.NodeTypes;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.SnapshotDescriptions;
import io.ecdr.sim.world.elasticache.SnapshotLife;
import io.ecdr.sim.world.elasticache.StoredSnapshot;
import io.ecdr.sim.world.elasticache.TagBook;
import software.amazon.awssdk.services.elasticache.model.CopySnapshotRequest;
import software.amazon.awssdk.services.elasticache.model.CopySnapshotResponse;

/**
 * Copies a snapshot within the Region, or with {@code TargetBucket} exports it to S3, one object
 * per shard (API:CopySnapshot). An export answers with the source, which is {@code copying}
 * meanwhile (unsure). Data tiering cannot be exported (UG23:data-tiering).
 */
public final class CopySnapshot implements Action<CopySnapshotRequest, CopySnapshotResponse> {

  private static final int LONGEST_TARGET = 1000;

  @Override
  public CopySnapshotResponse answer(CopySnapshotRequest request, Caller caller, World world) {
    Simulated.only(
        request, "SourceSnapshotName", "TargetSnapshotName", "TargetBucket", "KmsKeyId", "Tags");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    Names.required("TargetSnapshotName", request.targetSnapshotName());
    StoredSnapshot source =
        estate.snapshot(Names.required("SourceSnapshotName", request.sourceSnapshotName()));
    StoredSnapshot answered =
        request.targetBucket() == null || request.targetBucket().isEmpty()
            ? copy(request, source, service)
            : export(request, source, service.exports());
    return CopySnapshotResponse.builder()
        .snapshot(SnapshotDescriptions.describe(answered, false))
        .build();
  }

  private static StoredSnapshot copy(
      CopySnapshotRequest request, StoredSnapshot source, ElastiCache service) {
    String name =
        SnapshotRules.freeName("TargetSnapshotName", request.targetSnapshotName(), source.estate());
    TagBook.check(request.tags());
    requireAvailable(source);
    var tags = request.hasTags() ? request.tags() : source.estate().tags().of(source.arn());
    return service.snapshots().copy(source, name, request.kmsKeyId(), tags);
  }

  private static StoredSnapshot export(
      CopySnapshotRequest request, StoredSnapshot source, Exports exports) {
    if (request.kmsKeyId() != null || request.hasTags()) {
      throw Refusals.combination("KmsKeyId and Tags do not go with TargetBucket.");
    }
    String bucket = request.targetBucket();
    if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw Refusals.value("TargetBucket is not a DNS-compliant bucket name: " + bucket);
    }
    if (request.targetSnapshotName().length() > LONGEST_TARGET) {
      throw Refusals.value("TargetSnapshotName has at most " + LONGEST_TARGET + " characters.");
    }
    if (NodeTypes.tiered(source.about().cacheNodeType())) {
      throw Refusals.value(
          "Snapshots of nodes with data tiering cannot be exported: " + source.name());
    }
    requireAvailable(source);
    String target = Names.lower(request.targetSnapshotName());
    exports.require(source, bucket, target);
    exports.export(source, bucket, target);
    return source;
  }

  private static void requireAvailable(StoredSnapshot source) {
    if (!source.life().can(SnapshotLife.On.COPY)) {
      throw Refusals.snapshotState(source.name(), source.life().state());
    }
  }
}
