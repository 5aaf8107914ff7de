package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.EngineVersion;
import java.util.List;

/**
 * The versions on offer: only what the engine runs. ElastiCache offers Redis OSS from 6 on and
 * Valkey by major and minor ({@code 7.0}) and shows the patch level on nodes and snapshots ({@code
 * 7.0.15}); a request may name either (seen).
 */
public final class Versions {

  private final List<EngineVersion> offered;

  Versions(List<EngineVersion> offered) {
    this.offered = List.copyOf(offered);
  }

  /** All of them, newest last. */
  public List<EngineVersion> all() {
    return offered;
  }

  /**
   * The newest that fits a request.
   *
   * @param engine or null for {@code redis}, or the newest of whatever there is when no Redis runs
   * @param version or null for the newest
   * @throws io.ecdr.sim.service.ServiceFault {@code InvalidParameterValue} when none fits
   */
  public EngineVersion find(String engine, String version) {
    String wanted = engine == null ? usualEngine() : Names.lower(engine);
    EngineVersion found = null;
    for (EngineVersion each : offered) {
      if (each.engine().equals(wanted) && fits(each, version)) {
        found = each;
      }
    }
    if (found == null) {
      throw Refusals.value(
          version == null
              ? "Engine " + wanted + " is not offered in this simulated Region."
              : "Cannot find version " + version + " for " + wanted);
    }
    return found;
  }

  /**
   * The newest of a major version, which is all that serverless caches tell of theirs.
   *
   * @param major or null for the newest
   * @throws io.ecdr.sim.service.ServiceFault {@code InvalidParameterValue} when none fits
   */
  public EngineVersion findMajor(String engine, String major) {
    EngineVersion found = null;
    for (EngineVersion each : offered) {
      boolean fits = major == null || major.equals(Integer.toString(major(each)));
      if (each.engine().equals(engine) && fits) {
        found = each;
      }
    }
    if (found == null) {
      throw Refusals.value(
          "Serverless %s%s is not offered in this simulated Region."
              .formatted(engine, major == null ? "" : " " + major));
    }
    return found;
  }

  private String usualEngine() {
    boolean redis = offered.stream().anyMatch(each -> each.engine().equals("redis"));
    return redis ? "redis" : offered.get(offered.size() - 1).engine();
  }

  private static boolean fits(EngineVersion each, String version) {
    return version == null || each.version().equals(version) || minor(each).equals(version);
  }

  /** Major and minor, as {@code DescribeCacheEngineVersions} lists it. */
  public static String minor(EngineVersion version) {
    String[] parts = version.version().split("\\.");
    return major(version) < 6 || parts.length < 2 ? version.version() : parts[0] + "." + parts[1];
  }

  /** The parameter group family, such as {@code redis7} or {@code valkey8}. */
  public static String family(EngineVersion version) {
    int major = major(version);
    if (version.engine().equals("redis") && major == 6) {
      return "redis6.x";
    }
    if (version.engine().equals("redis") && major < 6) {
      return "redis" + version.version().replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }
    return version.engine() + major;
  }

  private static int major(EngineVersion version) {
    return Integer.parseInt(version.version().split("\\.")[0]);
  }
}
