package io.ecdr.model;

import java.util.Objects;

/**
 * A parameter group as {@code DescribeCacheParameterGroups} tells it (source: {@code
 * API:CacheParameterGroup}).
 *
 * @param family such as {@code redis7}
 */
public record ParameterGroup(String name, String family) {
  public ParameterGroup {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(family, "family");
  }

  /** Reads one from an element of {@code CacheParameterGroups}. */
  public static ParameterGroup of(Value.Fields fields) {
    return new ParameterGroup(
        fields.text("CacheParameterGroupName").orElse(""),
        fields.text("CacheParameterGroupFamily").orElse(""));
  }

  /** The name of the family's own group; the one for cluster mode ends in {@code .cluster.on}. */
  public static String defaultName(String family, boolean cluster) {
    return "default." + family + (cluster ? ".cluster.on" : "");
  }

  /** Whether it is one of the service's own, whose values nobody can change. */
  public boolean isDefault() {
    return name.startsWith("default.");
  }
}
