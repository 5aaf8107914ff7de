package io.ecdr.sim.world;

import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.fault.Faults;
import io.ecdr.sim.time.Pace;
import io.ecdr.sim.time.SimTime;
import java.util.List;
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

  /**
   * What a world is made of.
   *
   * @param regions in the order they were asked for
   * @param account twelve digits, the account of callers whose access key names none
   * @param random seeded by the caller, who shows the seed
   */
  public record Settings(
      List<String> regions,
      String account,
      Pace pace,
      SimTime time,
      Random random,
      Engine engine,
      Faults faults) {
    public Settings {
      regions = List.copyOf(regions);
    }
  }

  public World(Settings settings) {
    this.settings = settings;
  }

  /** What it is made of. */
  public Settings settings() {
    return settings;
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
    settings.engine().close();
  }
}
