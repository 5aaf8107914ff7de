package io.ecdr.plan;

import io.ecdr.model.EngineVersion;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which versions of the RDB format an engine reads. An engine reads what it writes and all older
 * ones; ElastiCache does not say which it writes, so these are the open engines' own numbers
 * (source: their {@code rdb.h}; a history of the format up to Redis 5.0 is told by {@code
 * redis-rdb-tools}). Valkey 7.2 to 8.1 write 11, as Redis 7.2 does (source: valkey-io/valkey pull
 * request 665); Valkey keeps 12 to 79 apart as Redis's and goes on with 80. Redis OSS 7.1 is
 * ElastiCache's own: that it reads no more than 7.0 does is a guess on the safe side.
 */
final class RdbReach {

  private static final int VALKEYS_OWN = 80;
  private static final int LAST_IN_COMMON = 11;
  private static final int NEWEST_KNOWN = 80;

  private RdbReach() {}

  /** Whether an engine reads a file of this version; empty where that is not known here. */
  static Optional<Boolean> reads(EngineVersion engine, int version) {
    if (version > NEWEST_KNOWN || version < 1) {
      return Optional.empty();
    }
    var newest = newest(engine);
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    boolean apart =
        newest.getAsInt() >= VALKEYS_OWN && version > LAST_IN_COMMON && version < VALKEYS_OWN;
    return Optional.of(!apart && version <= newest.getAsInt());
  }

  /** The newest version that an engine reads. */
  static OptionalInt newest(EngineVersion engine) {
    var parts = engine.version().split("\\.");
    int major = number(parts, 0);
    int minor = number(parts, 1);
    return engine.engine().equals("valkey") ? valkey(major) : redis(major, minor);
  }

  private static OptionalInt valkey(int major) {
    return switch (major) {
      case 7, 8 -> OptionalInt.of(LAST_IN_COMMON);
      case 9 -> OptionalInt.of(VALKEYS_OWN);
      default -> OptionalInt.empty();
    };
  }

  private static OptionalInt redis(int major, int minor) {
    return switch (major) {
      case 3 -> OptionalInt.of(minor >= 2 ? 7 : 6);
      case 4 -> OptionalInt.of(8);
      case 5, 6 -> OptionalInt.of(9);
      case 7 -> OptionalInt.of(minor < 2 ? 10 : minor < 4 ? LAST_IN_COMMON : 12);
      default -> OptionalInt.empty();
    };
  }

  /** A part that is not named, or is {@code x}, counts as the oldest: nothing more is promised. */
  private static int number(String[] parts, int at) {
    return at < parts.length && parts[at].matches("\\d{1,4}") ? Integer.parseInt(parts[at]) : 0;
  }
}
