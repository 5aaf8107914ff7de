package io.ecdr.usecase;

import io.ecdr.port.FileReads;
import io.ecdr.port.ObjectStreams;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Reads files of backups to their ends, as many at once as it has threads. Holds one buffer per
 * file, whatever its size.
 */
public final class DeepReader implements FileReads {

  private final Supplier<ObjectStreams> objects;
  private final Executor threads;
  private final InstantSource clock;

  /**
   * @param objects asked when there is something to read
   * @param threads run the readings
   * @param clock tells the moment from which what has run out is counted
   */
  public DeepReader(Supplier<ObjectStreams> objects, Executor threads, InstantSource clock) {
    this.objects = Objects.requireNonNull(objects, "objects");
    this.threads = Objects.requireNonNull(threads, "threads");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  @Override
  public Reading begin(Order order) {
    var reading = new One(new DeepReading(order, clock.instant()), objects.get());
    threads.execute(reading);
    return reading;
  }

  /** One of them. */
  private static final class One implements Reading, Runnable {

    private final DeepReading reading;
    private final ObjectStreams objects;
    private volatile End end;
    private volatile RuntimeException broken;

    One(DeepReading reading, ObjectStreams objects) {
      this.reading = reading;
      this.objects = objects;
    }

    @Override
    public void run() {
      try {
        end = reading.read(objects);
      } catch (RuntimeException e) {
        broken = e;
      }
    }

    @Override
    public long bytes() {
      return reading.bytes();
    }

    @Override
    public Optional<End> end() {
      if (broken != null) {
        throw new IllegalStateException("a file could not be read", broken);
      }
      return Optional.ofNullable(end);
    }

    @Override
    public void abandon() {
      reading.abandon();
    }
  }
}
