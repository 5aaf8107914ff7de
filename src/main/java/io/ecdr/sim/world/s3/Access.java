package io.ecdr.sim.world.s3;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that somebody wants to do to a bucket or object.
 *
 * @param principal who
 * @param action such as {@code s3:PutObject}
 * @param resource the ARN of the bucket or object
 * @param context condition keys, in lower case, with their values; an absent key is not there
 */
public record Access(
    Principal principal, String action, String resource, Map<String, List<String>> context) {

  public Access {
    var lower = new TreeMap<String, List<String>>();
    context.forEach((key, values) -> lower.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
    context = lower;
  }

  /** The values of a condition key; empty when it is not there. */
  List<String> values(String key) {
    return context.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
  }
}
