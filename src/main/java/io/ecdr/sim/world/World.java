package io.ecdr.sim.world;

import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.fault.Faults;
import io.ecdr.sim.fault.GlobalFault;
import io.ecdr.sim.fault.GlobalFault.Late;
import io.ecdr.sim.time.Pace;
import io.ecdr.sim.time.SimTime;
import io.ecdr.sim.world.cloudwatch.Metrics;
import io.ecdr.sim.world.directory.Directory;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.S3Door;
import io.ecdr.sim.world.elasticache.Surroundings;
import io.ecdr.sim.world.ground.Ground;
import io.ecdr.sim.world.s3.Bodies;
import io.ecdr.sim.world.s3.Buckets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * All of the simulated AWS: every Region, one clock, one source of chance, one engine.
 *
 * <p>Everything in it is read and changed under one lock, taken by {@link #locked}; the wire takes
 * it around each action, and happenings of {@link SimTime} must take it themselves.
 */
public final class World implements AutoCloseable {

  private final Settings settings;
  private final Buckets s3;
  private final Metrics metrics;
  private final ElastiCache elastiCache;
  private final Ground ground;
  private final Directory directory = new Directory();

  /**
   * What a world is made of.
   *
   * @param regions in the order they were asked for
   * @param account twelve digits, the account of callers whose access key names none
   * @param random seeded by the caller, who shows the seed
   * @param folder existing and this world's own, for what is too big for memory
   * @param options of ElastiCache: what AWS's texts leave open, and small node types
   */
  public record Settings(
      List<String> regions,
      String account,
      Pace pace,
      SimTime time,
      Random random,
      Engine engine,
      Faults faults,
      Optional<Path> folder,
      Options options) {
    public Settings {
      regions = List.copyOf(regions);
    }

    /** A world that keeps everything in memory. */
    public Settings(
        List<String> regions,
        String account,
        Pace pace,
        SimTime time,
        Random random,
        Engine engine,
        Faults faults) {
      this(regions, account, pace, time, random, engine, faults, Optional.empty());
    }

    /** With the usual options of ElastiCache. */
    public Settings(
        List<String> regions,
        String account,
        Pace pace,
        SimTime time,
        Random random,
        Engine engine,
        Faults faults,
        Optional<Path> folder) {
      this(regions, account, pace, time, random, engine, faults, folder, Options.defaults());
    }

    /** The same with other options of ElastiCache. */
    public Settings withOptions(Options other) {
      return new Settings(regions, account, pace, time, random, engine, faults, folder, other);
    }
  }

  public World(Settings settings) {
    this.settings = settings;
    this.metrics = new Metrics(this::metricsLate);
    this.ground = new Ground(settings.faults());
    this.s3 = new Buckets(new Bodies(settings.folder()));
    this.elastiCache =
        new ElastiCache(
            new Surroundings(
                settings.pace(),
                settings.time(),
                settings.random(),
                settings.engine(),
                settings.faults(),
                this::run,
                new S3Door(s3, settings.time()),
                settings.options(),
                metrics));
  }

  private Optional<Duration> metricsLate(String region) {
    var faults = settings.faults();
    var missing = GlobalFault.Trouble.METRIC_MISSING;
    return faults.find(GlobalFault.InRegion.class, f -> f.is(missing, region)).isPresent()
        ? Optional.empty()
        : faults
            .find(GlobalFault.LateInRegion.class, f -> f.is(Late.METRIC_LATE, region))
            .map(GlobalFault.LateInRegion::by)
            .or(() -> Optional.of(Duration.ZERO));
  }

  /** What it is made of. */
  public Settings settings() {
    return settings;
  }

  /** S3: all buckets. */
  public Buckets s3() {
    return s3;
  }

  /** The simulated ElastiCache. */
  public ElastiCache elasticache() {
    return elastiCache;
  }

  /** What other services tell of a Region: security groups, keys, quotas. */
  public Ground ground() {
    return ground;
  }

  /** Where clients look up what they connect to. */
  public Directory directory() {
    return directory;
  }

  /** CloudWatch: what the services have published. */
  public Metrics metrics() {
    return metrics;
  }

  /** Does something while nobody else can look. */
  public synchronized <T> T locked(Supplier<T> work) {
    return work.get();
  }

  /** Does something while nobody else can look. */
  public synchronized void run(Runnable work) {
    work.run();
  }

  @Override
  public void close() {
    settings.time().close();
    // Before the engine, which may remove the folder that both keep their files in.
    s3.bodies().close();
    settings.engine().close();
  }
}
