package io.ecdr.execute;

import java.time.Duration;
import java.util.Objects;

/**
 * How patient and how busy an executor is.
 *
 * @param lanes how many lanes run at once; the others wait for their turn. Many, because a lane
 *     mostly waits for AWS; how fast calls leave is decided elsewhere
 * @param parallelCalls how many calls one piece of local work has on their way at once
 * @param grace how long a call whose answer was lost is looked for before it counts as never done
 * @param gone how long something that was taken on may be out of sight before it counts as gone
 * @param busy how long a call is tried again that is refused because the resource is busy
 * @param shortestPause between two looks
 * @param longestPause between two looks
 * @param multipartAbove objects of more bytes are copied in parts, at once as far as {@code
 *     parallelCalls} lets them; at most 5 GB (source: {@code S3API:CopyObject})
 * @param partBytes size of such a part, 5 MiB to 5 GiB (source: {@code S3:qfacts})
 */
public record Settings(
    int lanes,
    int parallelCalls,
    Duration grace,
    Duration gone,
    Duration busy,
    Duration shortestPause,
    Duration longestPause,
    long multipartAbove,
    long partBytes) {

  /** What AWS wants. */
  public static final Settings DEFAULT =
      new Settings(
          200,
          16,
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(30),
          Duration.ofMillis(200),
          Duration.ofSeconds(15),
          128L << 20,
          64L << 20);

  public Settings {
    Objects.requireNonNull(grace, "grace");
    Objects.requireNonNull(gone, "gone");
    Objects.requireNonNull(busy, "busy");
    Objects.requireNonNull(shortestPause, "shortestPause");
    Objects.requireNonNull(longestPause, "longestPause");
    if (lanes < 1 || parallelCalls < 1 || multipartAbove < 1 || partBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The same with another threshold and part size for large objects. */
  public Settings withMultipart(long above, long part) {
    return new Settings(
        lanes, parallelCalls, grace, gone, busy, shortestPause, longestPause, above, part);
  }

  /** The same, looking for lost calls for another time. */
  public Settings withGrace(Duration time) {
    return new Settings(
        lanes,
        parallelCalls,
        time,
        gone,
        busy,
        shortestPause,
        longestPause,
        multipartAbove,
        partBytes);
  }

  /** The same with another number of lanes at once. */
  public Settings withLanes(int number) {
    return new Settings(
        number,
        parallelCalls,
        grace,
        gone,
        busy,
        shortestPause,
        longestPause,
        multipartAbove,
        partBytes);
  }
}
