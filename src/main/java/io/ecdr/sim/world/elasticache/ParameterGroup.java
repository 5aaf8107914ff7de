package io.ecdr.sim.world.elasticache;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroup;

/** A parameter group: a family's defaults with some values of its own. */
public final class ParameterGroup {

  private final String name;
  private final String family;
  private final String description;
  private final String arn;
  private final boolean service;
  private final SortedMap<String, String> values = new TreeMap<>();

  /**
   * @param service whether it is one of the service's own {@code default.…} groups, which nobody
   *     changes
   */
  ParameterGroup(String name, String family, String description, String arn, boolean service) {
    this.name = name;
    this.family = family;
    this.description = description;
    this.arn = arn;
    this.service = service;
  }

  public String name() {
    return name;
  }

  public String family() {
    return family;
  }

  public String description() {
    return description;
  }

  public String arn() {
    return arn;
  }

  /** Whether it is one of the service's own. */
  public boolean service() {
    return service;
  }

  /** The values that differ from the family's defaults. */
  public Map<String, String> values() {
    return Collections.unmodifiableSortedMap(values);
  }

  /** The value in force. */
  public String value(String parameter) {
    String own = values.get(parameter);
    return own != null ? own : ParameterCatalogue.find(parameter).orElseThrow().value();
  }

  /** Whether groups made with it are in cluster mode. */
  public boolean clusterEnabled() {
    return "yes".equals(value(ParameterCatalogue.CLUSTER_ENABLED));
  }

  /** The share of memory kept free of keys, in percent. */
  public int reservedPercent() {
    return Integer.parseInt(value(ParameterCatalogue.RESERVED_MEMORY_PERCENT));
  }

  /** Gives a parameter a value. */
  public void set(String parameter, String value) {
    values.put(parameter, value);
  }

  /** As the API shows it. */
  public CacheParameterGroup describe() {
    return CacheParameterGroup.builder()
        .cacheParameterGroupName(name)
        .cacheParameterGroupFamily(family)
        .description(description)
        .isGlobal(false)
        .arn(arn)
        .build();
  }
}
