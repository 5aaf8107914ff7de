package io.ecdr.sim.world.ground;

import io.ecdr.sim.fault.Fault;
import io.ecdr.sim.fault.Faults;
import java.util.List;

/**
 * ElastiCache's quotas: the defaults of {@code UG:quota-limits}, or what a fault says instead. The
 * codes were seen with operators; the guide does not tell them.
 */
public final class Quotas {

  /** Nodes in a Region. */
  public static final String NODES = "L-DFE45DF3";

  /** Nodes in a cluster with cluster mode. */
  public static final String NODES_OF_CLUSTER = "L-AF354865";

  private static final List<Quota> ALL =
      List.of(
          new Quota("L-3E7F7726", "Subnet groups per Region", 300),
          new Quota("L-3F15A733", "Parameter groups per Region", 300),
          new Quota("L-7D6587E6", "Nodes per shard", 6),
          new Quota("L-80E085C7", "Users per Region", 2000),
          new Quota("L-943F0F1C", "Users per user group", 100),
          new Quota("L-A87EE522", "Subnets per subnet group", 20),
          new Quota("L-AD484FC5", "User groups per Region", 200),
          new Quota(NODES_OF_CLUSTER, "Nodes per cluster (cluster mode enabled)", 90),
          new Quota(NODES, "Nodes per Region", 300));

  private final Faults faults;

  public Quotas(Faults faults) {
    this.faults = faults;
  }

  /** One of them. */
  public record Quota(String code, String name, int value) {}

  /** All of a Region, in the order of their codes. */
  public List<Quota> of(String region) {
    return ALL.stream().map(q -> new Quota(q.code(), q.name(), value(region, q))).toList();
  }

  /** How much there may be of something. */
  public int value(String region, String code) {
    return of(region).stream()
        .filter(q -> q.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no quota " + code))
        .value();
  }

  private int value(String region, Quota quota) {
    return faults
        .find(Fault.Quota.class, f -> f.region().equals(region) && f.code().equals(quota.code()))
        .map(Fault.Quota::value)
        .orElse(quota.value());
  }
}
