package io.ecdr.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An engine version that a Region offers (source: {@code API:CacheEngineVersion}).
 *
 * <p>Offers may name fewer parts than a running cache does: {@code 7.0} or {@code 6.x} stands for
 * every patch of it, of which the service takes the newest.
 *
 * @param family its parameter group family, such as {@code redis7}
 */
public record EngineVersion(String engine, String version, String family) {

  public EngineVersion {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(family, "family");
  }

  /** Reads one from an element of {@code CacheEngineVersions}. */
  public static EngineVersion of(Value.Fields fields) {
    return new EngineVersion(
        ReplicationGroup.word(fields, "Engine"),
        fields.text("EngineVersion").orElse(""),
        fields.text("CacheParameterGroupFamily").orElse(""));
  }

  /** Whether it is the same as, or newer than, the version of a running cache or a backup. */
  public boolean atLeast(String other) {
    return compare(version, other) >= 0;
  }

  /**
   * The offer for what was written by a version: the lowest that is not older. Where only the major
   * version is known, such as of a serverless cache's snapshot, the newest of that one.
   */
  public static Optional<EngineVersion> forBackup(
      List<EngineVersion> offers, String engine, String version) {
    if (!version.matches("\\d{1,9}")) {
      return lowestFrom(offers, engine, version);
    }
    return offers.stream()
        .filter(o -> o.engine().equals(engine.toLowerCase(Locale.ROOT)))
        .filter(o -> o.version().startsWith(version + "."))
        .max(Comparator.comparing(EngineVersion::version, EngineVersion::compare));
  }

  /** The lowest offer of an engine that is not older than a version. */
  public static Optional<EngineVersion> lowestFrom(
      List<EngineVersion> offers, String engine, String version) {
    return offers.stream()
        .filter(o -> o.engine().equals(engine.toLowerCase(Locale.ROOT)))
        .filter(o -> o.atLeast(version))
        .min(Comparator.comparing(EngineVersion::version, EngineVersion::compare));
  }

  /** Whether a version is one or a newer one; parts that it does not name are 0. */
  public static boolean atLeast(String version, int... wanted) {
    var parts = version.split("\\.");
    for (int i = 0; i < wanted.length; i++) {
      int part = i < parts.length && parts[i].matches("\\d{1,9}") ? Integer.parseInt(parts[i]) : 0;
      if (part != wanted[i]) {
        return part > wanted[i];
      }
    }
    return true;
  }

  /** Part by part; a part that is not named, or is {@code x}, is as new as can be. */
  static int compare(String left, String right) {
    var a = left.split("\\.");
    var b = right.split("\\.");
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = Long.compare(part(a, i), part(b, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static long part(String[] parts, int at) {
    if (at >= parts.length || !parts[at].matches("\\d{1,9}")) {
      return Long.MAX_VALUE;
    }
    return Long.parseLong(parts[at]);
  }
}
