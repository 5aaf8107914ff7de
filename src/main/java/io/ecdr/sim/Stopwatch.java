package io.ecdr.sim;

/** Measures real time for reports. */
public final class Stopwatch {

  private final long start = System.nanoTime();

  private final long startMillis = System.currentTimeMillis();

  private Stopwatch() {}

  /** One that runs from now. */
  public static Stopwatch started() {
    return new Stopwatch();
  }

  /** Seconds since the start, to the millisecond. */
  public double seconds() {
    return (System.nanoTime() - start) / 1_000_000 / 1000.0;
  }

  /** Now, in milliseconds since 1970, by a clock that nobody sets meanwhile. */
  public long millis() {
    return startMillis + (System.nanoTime() - start) / 1_000_000;
  }
}
