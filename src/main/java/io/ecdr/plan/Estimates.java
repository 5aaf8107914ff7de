package io.ecdr.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long things take. AWS publishes no figures for snapshots, exports and restores (facts page,
 * 4.4), so these are ecdr's own rules of thumb, and every basis says so.
 */
public final class Estimates {

  /** A promotion of a standby. */
  public static final Duration PROMOTION = Duration.ofMinutes(1);

  /** Where that figure comes from (source: {@code DRWS-RTO}). */
  public static final String PROMOTION_BASIS =
      "AWS's workshop speaks of about a minute for a promotion and promises nothing";

  private static final long GIB = 1L << 30;

  private final OptionalLong bytes;
  private final Optional<Duration> timeout;
  private final String size;

  /**
   * @param bytes how much data there is, when that is known
   * @param size where that number comes from, in words
   * @param timeout what the operator asked for
   */
  public Estimates(OptionalLong bytes, String size, Optional<Duration> timeout) {
    this.bytes = bytes;
    this.size = size;
    this.timeout = timeout;
  }

  /** How much data there is; 0 when that is not known. */
  long bytes() {
    return bytes.orElse(0);
  }

  /** A snapshot: two minutes and half a minute for each GiB. */
  public Limits snapshot() {
    return limits(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofHours(2));
  }

  /** An export: one minute and half a minute for each GiB. */
  public Limits export() {
    return limits(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofHours(2));
  }

  /** A copy between Regions inside S3: ten seconds, and ten for each GiB. */
  public Limits copy() {
    return limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofHours(6));
  }

  /** A few small calls. */
  Limits small() {
    return new Limits(
        Duration.ofSeconds(5), "a few small calls", timeout.orElse(Duration.ofMinutes(15)));
  }

  /** A new group filled from files: fifteen minutes and one for each GiB of the largest shard. */
  public Limits restore() {
    return limits(Duration.ofMinutes(15), Duration.ofMinutes(1), Duration.ofHours(2));
  }

  private Limits limits(Duration base, Duration eachGib, Duration usualTimeout) {
    var expected = base;
    if (bytes.isPresent()) {
      expected = base.plusMillis(eachGib.toMillis() * bytes.getAsLong() / GIB);
    }
    var basis =
        "ecdr's rule of thumb, AWS publishes no figure: "
            + Text.duration(base)
            + (bytes.isPresent()
                ? " + " + Text.duration(eachGib) + "/GiB, " + Text.bytes(bytes.getAsLong()) + size
                : "; size not known");
    // A long job is not given up because a rule of thumb was short.
    var patience = expected.multipliedBy(4);
    var longest = patience.compareTo(usualTimeout) > 0 ? patience : usualTimeout;
    return new Limits(expected, basis, timeout.orElse(longest));
  }

  /**
   * Reads the service's free text for a size, such as {@code 12 MB}; empty when it is none.
   * Fractions and binary units are taken.
   */
  public static OptionalLong size(String text) {
    var parts = text.strip().toUpperCase(Locale.ROOT).split("\\s+|(?<=\\d)(?=[A-Z])");
    if (parts.length != 2 || !parts[0].matches("\\d{1,12}(\\.\\d{1,6})?")) {
      return OptionalLong.empty();
    }
    int power =
        switch (parts[1]) {
          case "B", "BYTES" -> 0;
          case "KB", "KIB" -> 1;
          case "MB", "MIB" -> 2;
          case "GB", "GIB" -> 3;
          case "TB", "TIB" -> 4;
          default -> -1;
        };
    return power < 0
        ? OptionalLong.empty()
        : OptionalLong.of(
            new BigDecimal(parts[0]).multiply(BigDecimal.valueOf(1L << (10 * power))).longValue());
  }
}
