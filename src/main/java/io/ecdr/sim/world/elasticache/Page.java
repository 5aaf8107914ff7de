package io.ecdr.sim.world.elasticache;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list. The marker names the last item given, so a page goes on at the right place
 * when items came or went in between.
 *
 * @param marker for the next page; null when there is none
 */
public record Page<T>(List<T> items, String marker) {

  /** How many records a page may have: least, most, and what is given unasked. */
  public record Range(String parameter, int least, int most) {
    /** Most lists: 20 to 100, 100 unasked (MODEL). */
    public static final Range USUAL = new Range("MaxRecords", 20, 100);

    /** Snapshots: 20 to 50, 50 unasked (API:DescribeSnapshots). */
    public static final Range SNAPSHOTS = new Range("MaxRecords", 20, 50);

    /** Serverless caches and their snapshots: to 50, 50 unasked; that one is enough is unsure. */
    public static final Range SERVERLESS = new Range("MaxResults", 1, 50);
  }

  /**
   * Cuts a page out of a list that is sorted by its keys.
   *
   * @param maxRecords as asked for, or null
   * @param marker of the page before, or null
   * @throws io.ecdr.sim.service.ServiceFault {@code InvalidParameterValue} for a number outside the
   *     range or a marker that is none
   */
  public static <T> Page<T> of(
      List<T> sorted, Function<T, String> key, Range range, Integer maxRecords, String marker) {
    int size = maxRecords == null ? range.most() : maxRecords;
    if (size < range.least() || size > range.most()) {
      throw Refusals.value(
          "%s must be between %d and %d: %d"
              .formatted(range.parameter(), range.least(), range.most(), size));
    }
    String after = marker == null || marker.isEmpty() ? null : read(marker);
    List<T> rest =
        after == null
            ? sorted
            : sorted.stream().filter(item -> key.apply(item).compareTo(after) > 0).toList();
    if (rest.size() <= size) {
      return new Page<>(List.copyOf(rest), null);
    }
    List<T> items = List.copyOf(rest.subList(0, size));
    return new Page<>(items, write(key.apply(items.get(size - 1))));
  }

  private static String write(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("after:" + key).getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String marker) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
      if (text.startsWith("after:")) {
        return text.substring("after:".length());
      }
    } catch (IllegalArgumentException notOurs) {
      throw badMarker(marker, notOurs);
    }
    throw badMarker(marker, null);
  }

  private static RuntimeException badMarker(String marker, Throwable cause) {
    var refusal = Refusals.value("The Marker parameter is not valid: " + marker);
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }
}
