package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.engine.RunningGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.elasticache.model.Endpoint;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;

/**
 * A serverless cache. Behind its one endpoint is one engine in cluster mode that owns all slots:
 * the protocol that clients of serverless caches speak. A Memcached one has no engine behind it.
 */
public final class Serverless {

  /** Manual snapshots of one cache in a rolling day (UG:backups). Deleted ones count. */
  public static final int MANUAL_SNAPSHOTS_A_DAY = 24;

  /** The one node behind it. */
  static final String NODE = "serverless";

  private static final Duration DAY = Duration.ofHours(24);

  private final Estate estate;
  private ServerlessCache about;
  private final Optional<EngineVersion> version;
  private final Life<ServerlessLife.State, ServerlessLife.On> life;
  private final List<Instant> manualSnapshots = new ArrayList<>();
  private RunningGroup running;

  Serverless(
      Estate estate, ServerlessCache about, Optional<EngineVersion> version, History history) {
    this.estate = estate;
    this.about = about;
    this.version = version;
    this.life =
        new Life<>(about.arn(), ServerlessLife.TABLE, ServerlessLife.State.CREATING, history);
  }

  /** Its name, in lower case. */
  public String name() {
    return about.serverlessCacheName();
  }

  /** Its ARN. */
  public String arn() {
    return about.arn();
  }

  /** Where and whose it is. */
  public Estate estate() {
    return estate;
  }

  /** What describes it and does not depend on its state. */
  public ServerlessCache about() {
    return about;
  }

  /** What runs behind it; empty for Memcached. */
  public Optional<EngineVersion> version() {
    return version;
  }

  /** Its states. */
  public Life<ServerlessLife.State, ServerlessLife.On> life() {
    return life;
  }

  /** The engine's side, once it runs. */
  public Optional<RunningGroup> running() {
    return Optional.ofNullable(running);
  }

  /** As the API shows it now. Both endpoints are the engine's own address. */
  public ServerlessCache describe() {
    var described = about.toBuilder().status(life.state().told());
    running()
        .map(engine -> engine.address(NODE))
        .map(at -> Endpoint.builder().address(at.host()).port(at.port()).build())
        .ifPresent(endpoint -> described.endpoint(endpoint).readerEndpoint(endpoint));
    return described.build();
  }

  /** Whether its day's share of manual snapshots is used up. */
  public boolean snapshotQuotaReached(Instant now) {
    Instant since = now.minus(DAY);
    return manualSnapshots.stream().filter(at -> at.isAfter(since)).count()
        >= MANUAL_SNAPSHOTS_A_DAY;
  }

  void change(UnaryOperator<ServerlessCache> change) {
    about = change.apply(about);
  }

  void countManualSnapshot(Instant at) {
    manualSnapshots.add(at);
  }

  void runs(RunningGroup engine) {
    running = engine;
  }
}
