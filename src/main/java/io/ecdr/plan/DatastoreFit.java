package io.ecdr.plan;

import io.ecdr.model.Region;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be a member of a Global Datastore (source: {@code
 * UG:Redis-Global-Datastores-Getting-Started}; facts page, 6.3).
 */
public final class DatastoreFit {

  private static final Set<String> FAMILIES =
      new TreeSet<>(
          Set.of("m5", "m6g", "m7g", "m8g", "r5", "r6g", "r6gd", "r7g", "r8g", "c7gn", "c8gn"));

  private static final Set<String> TOO_SMALL = new TreeSet<>(Set.of("micro", "small", "medium"));

  /** The node types, in words. */
  public static final String NODE_TYPES = "size large and up of " + String.join(", ", FAMILIES);

  private DatastoreFit() {}

  /** Whether the engine can: Redis OSS from 5.0.6 on, or Valkey. */
  public static boolean engine(String engine, String version) {
    return engine.equals("valkey") || engine.equals("redis") && atLeast(version, 5, 0, 6);
  }

  /** Whether a version is at least that one; what is not told of it counts as zero. */
  public static boolean atLeast(String version, int... wanted) {
    var parts = version.split("\\.");
    for (int i = 0; i < wanted.length; i++) {
      int part = i < parts.length && parts[i].matches("\\d{1,6}") ? Integer.parseInt(parts[i]) : 0;
      if (part != wanted[i]) {
        return part > wanted[i];
      }
    }
    return true;
  }

  /** Whether the node type can. */
  public static boolean nodeType(String type) {
    var parts = type.split("\\.");
    return parts.length == 3 && FAMILIES.contains(parts[1]) && !TOO_SMALL.contains(parts[2]);
  }

  /** Whether the guide's list has the Region; it may have grown since. */
  public static boolean listed(Region region) {
    return GlobalRegions.listed(region);
  }
}
