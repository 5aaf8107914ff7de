package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.blob.Blob;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.services.elasticache.model.ServerlessCacheConfiguration;
import software.amazon.awssdk.services.elasticache.model.ServerlessCacheSnapshot;
import software.amazon.awssdk.services.elasticache.model.SourceType;
import software.amazon.awssdk.services.elasticache.model.Tag;

/**
 * Takes, copies, exports and deletes snapshots of serverless caches. The keys are those at the
 * moment of the call.
 */
public final class ServerlessSnapshots {

  /** What a snapshot of Memcached holds here, behind which nothing runs. */
  private static final Blob NOTHING = Blob.of(new byte[0]);

  private final Surroundings in;
  private final History history;
  private final Transitions transitions;
  private final Exports exports;

  ServerlessSnapshots(Surroundings in, History history, Transitions transitions, Exports exports) {
    this.in = in;
    this.history = history;
    this.transitions = transitions;
    this.exports = exports;
  }

  /**
   * A snapshot to be made.
   *
   * @param kmsKeyId kept as told, or null
   */
  public record Order(String name, String kmsKeyId, List<Tag> tags) {
    public Order {
      tags = List.copyOf(tags);
    }
  }

  /** Takes a manual snapshot of an available cache, which takes no other call meanwhile. */
  public ServerlessSnapshot take(Serverless cache, Order order) {
    cache.life().on(ServerlessLife.On.SNAPSHOT);
    return save(cache, order, taken -> cache.life().on(ServerlessLife.On.SNAPSHOT_ENDED));
  }

  /** Takes the snapshot that a deletion asked for; the cache is {@code DELETING} already. */
  void takeLast(Serverless cache, Order order, Consumer<Boolean> then) {
    save(cache, order, then);
  }

  private ServerlessSnapshot save(Serverless cache, Order order, Consumer<Boolean> then) {
    Estate estate = cache.estate();
    var configuration =
        ServerlessCacheConfiguration.builder()
            .serverlessCacheName(cache.name())
            .engine(cache.about().engine())
            .majorEngineVersion(cache.about().majorEngineVersion())
            .build();
    var snapshot = add(estate, order, configuration);
    cache.countManualSnapshot(in.time().now());
    transitions.begin(
        estate.region(),
        Work.SNAPSHOT,
        cache.running().map(engine -> engine.usedBytes(Serverless.NODE)).orElse(0L),
        CompletableFuture.completedFuture(cache.running())
            .thenCompose(
                engine ->
                    engine
                        .map(each -> each.save(Serverless.NODE))
                        .orElseGet(() -> CompletableFuture.completedFuture(NOTHING))),
        (file, error) -> {
          saved(snapshot, file);
          then.accept(error == null);
        });
    return snapshot;
  }

  private ServerlessSnapshot add(
      Estate estate, Order order, ServerlessCacheConfiguration configuration) {
    var about =
        ServerlessCacheSnapshot.builder()
            .serverlessCacheSnapshotName(order.name())
            .arn(estate.arn("serverlesscachesnapshot", order.name()))
            .kmsKeyId(order.kmsKeyId())
            .snapshotType("manual")
            .createTime(in.time().now())
            .serverlessCacheConfiguration(configuration)
            .build();
    var snapshot = new ServerlessSnapshot(estate, about, history);
    estate.serverlessSnapshots().put(snapshot.name(), snapshot);
    estate.tags().add(snapshot.arn(), order.tags());
    return snapshot;
  }

  private static void saved(ServerlessSnapshot snapshot, Blob file) {
    boolean done = file != null;
    if (done) {
      snapshot.written(file);
    }
    snapshot
        .life()
        .on(done ? ServerlessSnapshotLife.On.CREATED : ServerlessSnapshotLife.On.CREATE_FAILED);
    snapshot
        .estate()
        .events()
        .add(
            SourceType.SERVERLESS_CACHE_SNAPSHOT,
            snapshot.name(),
            Messages.serverlessSnapshot(snapshot.name(), done));
  }

  /** Copies a snapshot within the Region; the copy is a manual one. */
  public ServerlessSnapshot copy(ServerlessSnapshot source, Order order) {
    var copy = add(source.estate(), order, source.about().serverlessCacheConfiguration());
    source.readBegins();
    Blob file = source.file().orElseThrow();
    transitions.begin(
        source.estate().region(),
        Work.COPY_SNAPSHOT,
        file.size(),
        () -> {
          saved(copy, file);
          source.readEnds();
        });
    return copy;
  }

  /** Exports a snapshot: one object at the end, whose key the service chooses. */
  public void export(ServerlessSnapshot snapshot, String bucket) {
    Blob file = snapshot.file().orElseThrow();
    snapshot.readBegins();
    transitions.begin(
        snapshot.estate().region(),
        Work.EXPORT,
        file.size(),
        () -> {
          exports.write(snapshot.estate(), bucket, key(snapshot), file);
          snapshot.readEnds();
        });
  }

  /**
   * The key of its file: a folder of the snapshot's name was seen once (X6), so the form of node
   * based exports is an option.
   */
  public String key(ServerlessSnapshot snapshot) {
    String file = snapshot.name() + "-0001.rdb";
    return switch (in.options().serverless().exportKey()) {
      case FOLDER -> snapshot.name() + "/" + file;
      case FLAT -> file;
    };
  }

  /** Deletes a snapshot: {@code deleting}, then gone. */
  public void delete(ServerlessSnapshot snapshot) {
    snapshot.life().on(ServerlessSnapshotLife.On.DELETE);
    transitions.begin(
        snapshot.estate().region(),
        Work.DELETE_SNAPSHOT,
        0,
        () -> {
          snapshot.life().on(ServerlessSnapshotLife.On.GONE);
          snapshot.estate().serverlessSnapshots().remove(snapshot.name());
          snapshot.estate().tags().forget(snapshot.arn());
        });
  }
}
