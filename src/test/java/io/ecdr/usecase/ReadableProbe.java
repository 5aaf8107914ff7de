package io.ecdr.usecase;

import io.ecdr.port.DataProbe;
import io.ecdr.port.DataReading;
import io.ecdr.sim.engine.memory.MemoryGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Tells at once what a group of the memory engine holds. Writes nothing. */
final class ReadableProbe implements DataProbe {

  private final Supplier<MemoryGroup> group;
  private final InstantSource clock;
  private final UnaryOperator<Content> as;

  /**
   * @param as how what is there is told
   */
  ReadableProbe(Supplier<MemoryGroup> group, InstantSource clock, UnaryOperator<Content> as) {
    this.group = group;
    this.clock = clock;
    this.as = as;
  }

  @Override
  public DataProbe.Attempt begin(Trial trial) {
    return DataProbe.none().begin(trial);
  }

  @Override
  public DataReading.Attempt read(Question question) {
    var told = Optional.of(Told.of(as.apply(content())));
    return new DataReading.Attempt() {
      @Override
      public Optional<Told> told() {
        return told;
      }

      @Override
      public void abandon() {
        // Nothing was begun.
      }
    };
  }

  private Content content() {
    var keys = group.get();
    var names = keys.keys();
    var ends = names.stream().flatMap(key -> keys.expires(key).stream()).toList();
    Optional<Instant> last = ends.stream().max(Comparator.naturalOrder());
    return new Content(
        keys.spec().shards().size(),
        names.size(),
        ends.size(),
        0,
        names.size(),
        ends.size(),
        last.map(end -> Duration.between(clock.instant(), end)).orElse(Duration.ZERO));
  }
}
