package io.ecdr.sim.world.elasticache;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Ids of global datastores: five letters of the Region of creation, a hyphen, the suffix. Those of
 * three Regions are known (DRWS, TF#27875, UG23:Redis-Global-Datastores-CLI); others are ours.
 */
public final class GlobalIds {

  private static final Map<String, String> SEEN =
      Map.of("us-east-1", "ldgnf", "us-west-2", "sgaui", "us-west-1", "virxk");
  private static final int LETTERS = 5;
  private static final int ALPHABET = 26;

  private GlobalIds() {}

  /** The id of a datastore made in that Region. */
  public static String of(String region, String suffix) {
    return SEEN.getOrDefault(region, letters(region)) + "-" + suffix;
  }

  private static String letters(String region) {
    var crc = new CRC32();
    crc.update(region.getBytes(StandardCharsets.US_ASCII));
    long rest = crc.getValue();
    var letters = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      letters.append((char) ('a' + rest % ALPHABET));
      rest /= ALPHABET;
    }
    return letters.toString();
  }
}
