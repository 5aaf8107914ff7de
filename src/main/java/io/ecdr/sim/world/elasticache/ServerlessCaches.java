package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RunningGroup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;
import software.amazon.awssdk.services.elasticache.model.SourceType;
import software.amazon.awssdk.services.elasticache.model.Tag;

/** Makes and ends serverless caches. Callers have checked that it may be. */
public final class ServerlessCaches {

  /** All slots: a serverless cache is one keyspace. */
  public static final String ALL_SLOTS = "0-16383";

  private static final String SHARD = "0001";

  private final Surroundings in;
  private final History history;
  private final Transitions transitions;
  private final ServerlessSnapshots snapshots;
  private final DataPlane dataPlane;

  ServerlessCaches(
      Surroundings in,
      History history,
      Transitions transitions,
      ServerlessSnapshots snapshots,
      DataPlane dataPlane) {
    this.in = in;
    this.history = history;
    this.transitions = transitions;
    this.snapshots = snapshots;
    this.dataPlane = dataPlane;
  }

  /**
   * A serverless cache that has been asked for and may be made.
   *
   * @param version what is to run behind it; empty for Memcached
   * @param bytes that it may hold; 0 for no limit
   */
  public record Order(
      ServerlessCache about,
      Optional<EngineVersion> version,
      long bytes,
      ServerlessSeeds seeds,
      List<Tag> tags) {
    public Order {
      tags = List.copyOf(tags);
    }
  }

  /** Starts one: {@code CREATING}, later {@code AVAILABLE} or {@code CREATE-FAILED}. */
  public Serverless create(Estate estate, Order order) {
    var cache = new Serverless(estate, order.about(), order.version(), history);
    estate.serverless().put(cache.name(), cache);
    estate.tags().add(cache.arn(), order.tags());
    order.seeds().snapshots().forEach(ServerlessSnapshot::readBegins);
    transitions.begin(
        estate.region(),
        Work.CREATE_GROUP,
        order.seeds().bytes(),
        start(cache, order),
        (running, error) -> created(cache, order, running, error));
    return cache;
  }

  private CompletableFuture<Optional<RunningGroup>> start(Serverless cache, Order order) {
    if (order.version().isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    String region = cache.estate().region();
    var shard = new GroupSpec.ShardSpec(SHARD, ALL_SLOTS, List.of(Serverless.NODE));
    return order
        .seeds()
        .files()
        .thenCompose(
            files ->
                in.engine()
                    .start(
                        new GroupSpec(
                            region + "/serverless/" + cache.name(),
                            region,
                            true,
                            List.of(shard),
                            order.version().get(),
                            order.bytes(),
                            files)))
        .thenApply(Optional::of);
  }

  private void created(
      Serverless cache, Order order, Optional<RunningGroup> running, Throwable error) {
    order.seeds().snapshots().forEach(ServerlessSnapshot::readEnds);
    var events = cache.estate().events();
    if (error != null) {
      cache.life().on(ServerlessLife.On.CREATE_FAILED);
      events.add(SourceType.SERVERLESS_CACHE, cache.name(), Messages.createFailed(error));
      return;
    }
    running.ifPresent(cache::runs);
    dataPlane.started(cache.estate().region(), cache.running());
    cache.life().on(ServerlessLife.On.CREATED);
    events.add(
        SourceType.SERVERLESS_CACHE, cache.name(), Messages.serverless(cache.name(), "created"));
  }

  /** Changes what describes one; {@code MODIFYING} meanwhile. */
  public void modify(Serverless cache, UnaryOperator<ServerlessCache> change) {
    cache.life().on(ServerlessLife.On.MODIFY);
    cache.change(change);
    transitions.begin(
        cache.estate().region(),
        Work.MODIFY_GROUP,
        0,
        () -> cache.life().on(ServerlessLife.On.SETTLED));
  }

  /**
   * Ends one: {@code DELETING}, then gone. A final snapshot is taken first; when that fails nothing
   * is deleted (unsure).
   */
  public void delete(Serverless cache, Optional<String> finalSnapshot) {
    cache.life().on(ServerlessLife.On.DELETE);
    if (finalSnapshot.isEmpty()) {
      end(cache);
      return;
    }
    var tags = cache.estate().tags().of(cache.arn());
    snapshots.takeLast(
        cache,
        new ServerlessSnapshots.Order(finalSnapshot.get(), null, tags),
        taken -> {
          if (taken) {
            end(cache);
          } else {
            cache.life().on(ServerlessLife.On.FINAL_SNAPSHOT_FAILED);
          }
        });
  }

  private void end(Serverless cache) {
    CompletableFuture<Void> stopped =
        cache
            .running()
            .map(RunningGroup::stop)
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    transitions.begin(
        cache.estate().region(), Work.DELETE_GROUP, 0, stopped, (nothing, error) -> gone(cache));
  }

  private static void gone(Serverless cache) {
    cache.life().on(ServerlessLife.On.GONE);
    Estate estate = cache.estate();
    estate.serverless().remove(cache.name());
    estate.tags().forget(cache.arn());
    estate
        .events()
        .add(
            SourceType.SERVERLESS_CACHE,
            cache.name(),
            Messages.serverless(cache.name(), "deleted"));
  }
}
