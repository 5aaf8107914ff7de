package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.time.SimTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.Event;
import software.amazon.awssdk.services.elasticache.model.SourceType;

/** Events of one account in one Region, oldest first (API:DescribeEvents). */
public final class EventLog {

  private final SimTime time;
  private final List<Entry> entries = new ArrayList<>();

  EventLog(SimTime time) {
    this.time = time;
  }

  /**
   * One event.
   *
   * @param order increasing, fit for a page's key
   */
  public record Entry(String order, Event event) {}

  void add(SourceType type, String source, String message) {
    var event =
        Event.builder()
            .sourceType(type)
            .sourceIdentifier(source)
            .message(message)
            .date(time.now())
            .build();
    entries.add(new Entry("%010d".formatted(entries.size()), event));
  }

  /** Those from a moment on, up to and with another. */
  public List<Entry> between(Instant from, Instant to) {
    return entries.stream()
        .filter(entry -> !entry.event().date().isBefore(from) && !entry.event().date().isAfter(to))
        .toList();
  }
}
