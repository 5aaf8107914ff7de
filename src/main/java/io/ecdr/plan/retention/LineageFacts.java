package io.ecdr.plan.retention;

import io.ecdr.model.Mark;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * All that is known of one lineage.
 *
 * @param name such as {@code 123456789012/us-east-1/replication-group/orders}
 * @param now the time when it was read; only tells what is dated in the future
 * @param attempts in no order
 * @param retired whether somebody said that the lineage is over
 */
public record LineageFacts(
    String name,
    Instant now,
    List<Held> backups,
    List<Attempt> attempts,
    Cache cache,
    boolean retired) {

  /** Whether one of the lineage's caches is there. */
  public enum Cache {
    /** At least one was seen. */
    THERE,
    /** All places were read and none has it. */
    GONE,
    /** Not everything could be read; counts as there. */
    UNKNOWN
  }

  public LineageFacts {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(now, "now");
    backups = List.copyOf(backups);
    attempts = List.copyOf(attempts);
    Objects.requireNonNull(cache, "cache");
    var ids = new HashSet<String>();
    for (var backup : backups) {
      if (!ids.add(backup.id())) {
        throw new IllegalArgumentException(name + " has backup " + backup.id() + " twice");
      }
    }
  }

  /** The same with one backup that somebody does not want any more, unless it is to be kept. */
  public LineageFacts unwanted(String id) {
    return new LineageFacts(
        name,
        now,
        backups.stream()
            .map(b -> b.id().equals(id) && !b.marked() ? b.with(Mark.RETIRED) : b)
            .toList(),
        attempts,
        cache,
        retired);
  }

  /** Whether it is over: somebody said so, and its cache is surely gone. */
  public boolean over() {
    return retired && cache == Cache.GONE;
  }
}
