package io.ecdr.usecase;

import io.ecdr.port.DataMarks;
import io.ecdr.port.DataProbe;
import io.ecdr.sim.engine.memory.MemoryGroup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Marks in groups of the memory engine: written into one, looked for in the other. */
final class MemoryMarks implements DataProbe {

  /** Each key that was written, in order. */
  final List<String> written = new ArrayList<>();

  private final Supplier<MemoryGroup> primary;
  private final Supplier<MemoryGroup> standby;
  private final InstantSource clock;
  private DataMarks.Kind primaryTrouble = DataMarks.Kind.THERE;
  private DataMarks.Kind standbyTrouble = DataMarks.Kind.THERE;
  private int finds;
  private Duration each = Duration.ZERO;
  private int connections = 1;
  private int findsThatWork = Integer.MAX_VALUE;
  private int findsThatAnswer = Integer.MAX_VALUE;

  MemoryMarks(Supplier<MemoryGroup> primary, Supplier<MemoryGroup> standby, InstantSource clock) {
    this.primary = primary;
    this.standby = standby;
    this.clock = clock;
  }

  /** From now on the primary answers like this. */
  MemoryMarks primary(DataMarks.Kind kind) {
    primaryTrouble = kind;
    return this;
  }

  /** From now on the standby answers like this. */
  MemoryMarks standby(DataMarks.Kind kind) {
    standbyTrouble = kind;
    return this;
  }

  /** After so many looks the marks are gone. */
  MemoryMarks goneAfter(int looks) {
    findsThatWork = looks;
    return this;
  }

  /** After so many looks the standby answers no more. */
  MemoryMarks silentAfter(int looks) {
    findsThatAnswer = looks;
    return this;
  }

  /** Each attempt gets to so many shards one after the other, each after so long. */
  MemoryMarks slow(Duration shard, int shards) {
    each = shard;
    connections = shards;
    return this;
  }

  @Override
  public DataProbe.Attempt begin(Trial trial) {
    return DataProbe.none().begin(trial);
  }

  @Override
  public DataMarks.Attempt mark(Place place, String start, String value, Duration timeToLive) {
    if (primaryTrouble == DataMarks.Kind.THERE) {
      primary.get().put(0, start, value, Optional.of(clock.instant().plus(timeToLive)));
      written.add(start);
    }
    return said(place, primaryTrouble, start);
  }

  @Override
  public DataMarks.Attempt find(Place place, List<String> keys, String value) {
    finds++;
    var kind = finds > findsThatAnswer ? DataMarks.Kind.UNREACHABLE : standbyTrouble;
    if (kind == DataMarks.Kind.THERE) {
      var read = standby.get().get(keys.get(0));
      boolean there = read.filter(value::equals).isPresent() && finds <= findsThatWork;
      kind = there ? DataMarks.Kind.THERE : DataMarks.Kind.MISSING;
    }
    return said(place, kind, keys.get(0));
  }

  private DataMarks.Attempt said(Place place, DataMarks.Kind kind, String key) {
    var begun = clock.instant();
    var words = kind.name().toLowerCase(java.util.Locale.ROOT);
    var said = List.of(new Said(place.toString(), kind, words, key, Optional.empty()));
    return new DataMarks.Attempt() {
      @Override
      public Optional<List<Said>> said() {
        boolean over = !clock.instant().isBefore(begun.plus(each.multipliedBy(connections)));
        return over ? Optional.of(said) : Optional.empty();
      }

      @Override
      public boolean reached() {
        return connections() > 0;
      }

      @Override
      public int connections() {
        return each.isZero()
            ? connections
            : (int) Duration.between(begun, clock.instant()).dividedBy(each);
      }

      @Override
      public void abandon() {
        // Nothing runs.
      }
    };
  }
}
