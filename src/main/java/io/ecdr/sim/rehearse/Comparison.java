package io.ecdr.sim.rehearse;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The outcome of comparing a live cache with a capture. */
public final class Comparison {

  private static final int EXAMPLES = 10;

  private final Map<Difference, Long> counts = new EnumMap<>(Difference.class);
  private final List<Example> examples = new ArrayList<>();

  /**
   * One key that differs.
   *
   * @param key escaped as in a capture
   * @param detail what was expected and what is there
   */
  public record Example(Difference difference, int database, String key, String detail) {}

  Comparison() {
    for (var difference : Difference.values()) {
      counts.put(difference, 0L);
    }
  }

  void count(Difference difference) {
    counts.merge(difference, 1L, Long::sum);
  }

  void count(Difference difference, int database, byte[] key, String detail) {
    count(difference);
    boolean room = examples.stream().filter(e -> e.difference() == difference).count() < EXAMPLES;
    if (!difference.expected() && room) {
      examples.add(new Example(difference, database, Captured.escape(key), detail));
    }
  }

  /** How many keys stand so. */
  public long of(Difference difference) {
    return counts.get(difference);
  }

  /** How many keys the capture holds. */
  public long captured() {
    return counts.values().stream().mapToLong(Long::longValue).sum() - of(Difference.EXTRA);
  }

  /** Whether every key is as it should be. */
  public boolean equal() {
    return counts.entrySet().stream().allMatch(e -> e.getKey().expected() || e.getValue() == 0);
  }

  /** Some keys that differ, at most ten for each difference. */
  public List<Example> examples() {
    return List.copyOf(examples);
  }
}
