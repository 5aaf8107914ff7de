package io.ecdr.sim.world.elasticache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Node types and the bytes they hold: {@code maxmemory} of UG:ParameterGroups.Engine (node-type
 * specific parameters).
 */
public final class NodeTypes {

  private static final String TABLE =
      """
      cache.t1.micro 142606336
      cache.t2.micro 581959680
      cache.t2.small 1665138688
      cache.t2.medium 3461349376
      cache.t3.micro 536870912
      cache.t3.small 1471026299
      cache.t3.medium 3317862236
      cache.t4g.micro 536870912
      cache.t4g.small 1471026299
      cache.t4g.medium 3317862236
      cache.m4.large 6892593152
      cache.m4.xlarge 15328501760
      cache.m4.2xlarge 31889126359
      cache.m4.4xlarge 65257290629
      cache.m5.large 6854542746
      cache.m5.xlarge 13891921715
      cache.m5.2xlarge 27966669210
      cache.m5.4xlarge 56116178125
      cache.m5.12xlarge 168715971994
      cache.m5.24xlarge 337500562842
      cache.m6g.large 6854542746
      cache.m6g.xlarge 13891921715
      cache.m6g.2xlarge 27966669210
      cache.m6g.4xlarge 56116178125
      cache.m6g.8xlarge 111325552312
      cache.m6g.12xlarge 168715971994
      cache.m6g.16xlarge 225000375228
      cache.m7g.large 6854542746
      cache.m7g.xlarge 13891921715
      cache.m7g.2xlarge 27966669210
      cache.m7g.4xlarge 56116178125
      cache.m7g.8xlarge 111325552312
      cache.m7g.12xlarge 168715971994
      cache.m7g.16xlarge 225000375228
      cache.r4.large 13201781556
      cache.r4.xlarge 26898228839
      cache.r5.large 14037181030
      cache.r5.xlarge 28261849702
      cache.r5.2xlarge 56711183565
      cache.r5.4xlarge 113609865216
      cache.r5.12xlarge 341206346547
      cache.r5.24xlarge 682485973811
      cache.r6g.large 14037181030
      cache.r6g.xlarge 28261849702
      cache.r6g.2xlarge 56711183565
      cache.r6g.4xlarge 113609865216
      cache.r6g.8xlarge 225000375228
      cache.r6g.12xlarge 341206346547
      cache.r6g.16xlarge 450000750456
      cache.r6gd.xlarge 28261849702
      cache.r6gd.2xlarge 56711183565
      cache.r6gd.4xlarge 113609865216
      cache.r6gd.8xlarge 225000375228
      cache.r6gd.12xlarge 341206346547
      cache.r6gd.16xlarge 450000750456
      cache.r7g.large 14037181030
      cache.r7g.xlarge 28261849702
      cache.r7g.2xlarge 56711183565
      cache.r7g.4xlarge 113609865216
      cache.r7g.8xlarge 225000375228
      cache.r7g.12xlarge 341206346547
      cache.r7g.16xlarge 450000750456
      cache.c7gn.large 3317862236
      cache.c7gn.xlarge 6854542746
      cache.c7gn.2xlarge 13891921715
      cache.c7gn.4xlarge 27966669210
      """;

  private final Map<String, Long> bytes = new LinkedHashMap<>();

  NodeTypes(Map<String, Long> overrides) {
    TABLE.lines().map(line -> line.split(" ")).forEach(row -> bytes.put(row[0], size(row)));
    bytes.putAll(overrides);
  }

  private static long size(String[] row) {
    return Long.parseLong(row[1]);
  }

  /** What a node of that type holds, or empty for a type that is not offered. */
  public OptionalLong maxMemory(String type) {
    Long found = bytes.get(type);
    return found == null ? OptionalLong.empty() : OptionalLong.of(found);
  }

  /** All types with their bytes, in the order of the table. */
  public Map<String, Long> all() {
    return Collections.unmodifiableMap(bytes);
  }

  /** Whether nodes of that type keep part of their keys on disk (UG23:data-tiering). */
  public static boolean tiered(String type) {
    return type.startsWith("cache.r6gd.");
  }
}
