package io.ecdr.model;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How much memory node types have.
 *
 * <p>The figures are the GiB that AWS's price page for ElastiCache lists (seen in public code that
 * carries that table; not read from the page itself). A quarter of it is not for data: {@code
 * reserved-memory-percent} is 25 by default (source: {@code UG23:BestPractices.BGSAVE}).
 */
public final class NodeMemory {

  private static final double[] R = {13.07, 26.32, 52.82, 105.81, 211.79, 317.77, 423.75, 635.61};
  private static final double[] R4 = {12.3, 25.05, 50.47, 101.38, 203.26, 0, 407, 0};
  private static final double[] M = {6.38, 12.93, 26.04, 52.26, 104.71, 157.25, 209.99, 315.49};
  private static final double[] M4 = {6.42, 14.28, 29.70, 60.78, 0, 0, 0, 0};
  private static final double[] C = {3.19, 6.38, 12.76, 25.52, 51.04, 76.56, 102.08, 0};
  private static final String[] SIZES = {
    "large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge"
  };
  private static final Map<String, Double> GIB = table();

  private NodeMemory() {}

  private static Map<String, Double> table() {
    var all = new TreeMap<String, Double>();
    for (var family : new String[] {"r5", "r6g", "r6gd", "r7g"}) {
      put(all, family, R);
    }
    put(all, "r4", R4);
    for (var family : new String[] {"m5", "m6g", "m7g"}) {
      put(all, family, M);
    }
    put(all, "m4", M4);
    all.put("cache.m4.10xlarge", 154.64);
    put(all, "c7gn", C);
    for (var family : new String[] {"t3", "t4g"}) {
      all.put("cache." + family + ".micro", 0.5);
      all.put("cache." + family + ".small", 1.37);
      all.put("cache." + family + ".medium", 3.09);
    }
    all.put("cache.t2.micro", 0.555);
    all.put("cache.t2.small", 1.55);
    all.put("cache.t2.medium", 3.22);
    return all;
  }

  private static void put(Map<String, Double> all, String family, double[] gib) {
    for (int i = 0; i < SIZES.length; i++) {
      if (gib[i] > 0) {
        all.put("cache." + family + "." + SIZES[i], gib[i]);
      }
    }
  }

  /** All memory of a node, in bytes; empty when the type is not in the table. */
  public static OptionalLong bytes(String nodeType) {
    var gib = GIB.get(nodeType);
    return gib == null ? OptionalLong.empty() : OptionalLong.of((long) (gib * (1L << 30)));
  }

  /** The part that data may fill, in bytes: three quarters. */
  public static OptionalLong forData(String nodeType) {
    var all = bytes(nodeType);
    return all.isEmpty() ? all : OptionalLong.of(all.getAsLong() / 4 * 3);
  }
}
