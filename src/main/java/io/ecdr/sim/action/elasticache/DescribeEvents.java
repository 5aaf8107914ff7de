package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.EventLog;
import io.ecdr.sim.world.elasticache.Page;
import io.ecdr.sim.world.elasticache.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.DescribeEventsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeEventsResponse;
import software.amazon.awssdk.services.elasticache.model.SourceType;

/**
 * Lists events, oldest first (API:DescribeEvents): of the last hour unless {@code Duration}
 * (minutes) or times are given, never older than 14 days. Pages of 20 to 100.
 */
public final class DescribeEvents implements Action<DescribeEventsRequest, DescribeEventsResponse> {

  private static final Duration OLDEST = Duration.ofDays(14);
  private static final Duration USUAL = Duration.ofHours(1);

  private record Window(Instant from, Instant to) {}

  @Override
  public DescribeEventsResponse answer(DescribeEventsRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "SourceIdentifier",
        "SourceType",
        "StartTime",
        "EndTime",
        "Duration",
        "MaxRecords",
        "Marker");
    if (request.sourceType() == SourceType.UNKNOWN_TO_SDK_VERSION) {
      throw Refusals.value("Unknown SourceType: " + request.sourceTypeAsString());
    }
    if (request.sourceIdentifier() != null && request.sourceType() == null) {
      throw Refusals.combination("SourceIdentifier needs SourceType.");
    }
    Estate estate = world.elasticache().estate(caller);
    Instant now = world.elasticache().time().now();
    Window window = window(request, now);
    List<EventLog.Entry> found =
        estate.events().between(later(window.from(), now.minus(OLDEST)), window.to()).stream()
            .filter(entry -> fits(entry, request))
            .toList();
    var page =
        Page.of(
            found, EventLog.Entry::order, Page.Range.USUAL, request.maxRecords(), request.marker());
    return DescribeEventsResponse.builder()
        .events(page.items().stream().map(EventLog.Entry::event).toList())
        .marker(page.marker())
        .build();
  }

  private static Window window(DescribeEventsRequest request, Instant now) {
    Duration length = request.duration() == null ? null : Duration.ofMinutes(request.duration());
    if (length != null && length.isNegative()) {
      throw Refusals.value("Duration must not be negative: " + request.duration());
    }
    Instant from = request.startTime();
    Instant to = request.endTime();
    if (from != null && to != null && (length != null || from.isAfter(to))) {
      throw Refusals.combination("StartTime must be before EndTime, and Duration not given.");
    }
    if (from == null) {
      Instant end = to == null ? now : to;
      return new Window(end.minus(length == null ? USUAL : length), end);
    }
    if (to == null) {
      return new Window(from, length == null ? now : from.plus(length));
    }
    return new Window(from, to);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean fits(EventLog.Entry entry, DescribeEventsRequest request) {
    var event = entry.event();
    return (request.sourceType() == null || event.sourceType() == request.sourceType())
        && (request.sourceIdentifier() == null
            || event.sourceIdentifier().equalsIgnoreCase(request.sourceIdentifier()));
  }
}
