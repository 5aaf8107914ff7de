package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.world.elasticache.Arns;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.SeedUnreadable;
import io.ecdr.sim.world.elasticache.ServerlessSeeds;
import io.ecdr.sim.world.elasticache.ServerlessSnapshot;
import io.ecdr.sim.world.elasticache.SnapshotLife;
import io.ecdr.sim.world.elasticache.StoredSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheRequest;

/**
 * What a new serverless cache is filled with: snapshots, of serverless or of node based caches
 * (UG:backups-restoring), by their ARNs. ARNs of S3 objects are an option (unsure: CP#252).
 */
final class ServerlessSource {

  private final ElastiCache service;
  private final Estate estate;
  private final String engine;
  private final List<ServerlessSnapshot> snapshots = new ArrayList<>();
  private final List<Blob> files = new ArrayList<>();
  private Optional<SeedUnreadable> unreadable = Optional.empty();

  private ServerlessSource(ElastiCache service, Estate estate, String engine) {
    this.service = service;
    this.estate = estate;
    this.engine = engine;
  }

  static ServerlessSeeds read(
      CreateServerlessCacheRequest request, String engine, ElastiCache service, Estate estate) {
    var source = new ServerlessSource(service, estate, engine);
    request.snapshotArnsToRestore().forEach(source::add);
    CompletableFuture<List<Blob>> files =
        source
            .unreadable
            .<CompletableFuture<List<Blob>>>map(CompletableFuture::failedFuture)
            .orElseGet(() -> CompletableFuture.completedFuture(List.copyOf(source.files)));
    return new ServerlessSeeds(files, source.snapshots);
  }

  private void add(String arn) {
    var file = Arns.s3(arn);
    if (file.isPresent()) {
      addFile(file.get(), arn);
      return;
    }
    var named =
        Arns.resource(arn)
            .filter(each -> each.region().equals(estate.region()))
            .filter(each -> each.account().equals(estate.account()))
            .orElseThrow(() -> noSnapshot(arn));
    switch (named.type()) {
      case "serverlesscachesnapshot" -> addServerless(estate.serverlessSnapshot(named.name()));
      case "snapshot" -> addNodes(estate.snapshot(named.name()));
      default -> throw noSnapshot(arn);
    }
  }

  private void addServerless(ServerlessSnapshot snapshot) {
    requireEngine(snapshot.engine());
    if (!snapshot.canRestore()) {
      throw Refusals.serverlessSnapshotState(snapshot);
    }
    snapshots.add(snapshot);
    files.add(snapshot.file().orElseThrow());
  }

  private void addNodes(StoredSnapshot snapshot) {
    requireEngine(snapshot.about().engine());
    if (!snapshot.life().is(SnapshotLife.State.AVAILABLE)) {
      throw Refusals.value(
          "Snapshot %s is %s.".formatted(snapshot.name(), snapshot.life().state()));
    }
    snapshot.parts().forEach(part -> files.add(part.file()));
  }

  /** Codes unsure; that Memcached goes to Memcached only is documented (UG:backups-restoring). */
  private void requireEngine(String from) {
    if (!from.equals(engine)) {
      throw Refusals.combination(
          "A snapshot of %s cannot be restored to serverless %s.".formatted(from, engine));
    }
  }

  private void addFile(Arns.S3Object file, String arn) {
    if (service.options().serverless().fromS3() == Options.Choice.REFUSE) {
      throw noSnapshot(arn);
    }
    try {
      files.add(service.exports().seed(estate, file));
    } catch (SeedUnreadable trouble) {
      unreadable = Optional.of(trouble);
    }
  }

  private static RuntimeException noSnapshot(String arn) {
    return Refusals.value("SnapshotArnsToRestore is not the ARN of a snapshot here: " + arn);
  }
}
