package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A page of a bucket's keys: those with a prefix, with what lies behind a delimiter rolled up.
 *
 * @param objects in order
 * @param prefixes rolled-up keys, in order
 * @param truncated whether there is more
 * @param last the last key or rolled-up key of the page; empty when it has none
 */
record Listing(List<StoredObject> objects, List<String> prefixes, boolean truncated, String last) {

  /**
   * Takes a page.
   *
   * @param after only what comes later in order; a rolled-up key at or before it does not come
   *     again
   * @param most keys and rolled-up keys together
   */
  static Listing of(Bucket bucket, String prefix, String delimiter, String after, int most) {
    var objects = new ArrayList<StoredObject>();
    var prefixes = new ArrayList<String>();
    String last = "";
    String from = Bucket.KEY_ORDER.compare(after, prefix) > 0 ? after : prefix;
    for (var object : bucket.objects().tailMap(from, !from.equals(after)).values()) {
      if (!object.key().startsWith(prefix)) {
        break;
      }
      String rolled = rollUp(object.key(), prefix, delimiter);
      boolean seen = rolled.equals(last) || Bucket.KEY_ORDER.compare(rolled, after) <= 0;
      if (seen && !after.isEmpty() || rolled.equals(last)) {
        continue;
      }
      if (objects.size() + prefixes.size() == most) {
        return new Listing(objects, prefixes, true, last);
      }
      last = rolled;
      if (rolled.equals(object.key())) {
        objects.add(object);
      } else {
        prefixes.add(rolled);
      }
    }
    return new Listing(objects, prefixes, false, last);
  }

  private static String rollUp(String key, String prefix, String delimiter) {
    int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return at < 0 ? key : key.substring(0, at + delimiter.length());
  }

  /**
   * How many entries a page may have.
   *
   * @param asked null for the usual 1,000, which is also the most
   */
  static int pageSize(Integer asked) {
    int most = asked == null ? 1000 : asked;
    if (most < 0) {
      throw new ServiceFault(
          "InvalidArgument", 400, "Argument maxKeys must be an integer between 0 and 2147483647");
    }
    return Math.min(most, 1000);
  }

  /** Condition keys that policies may ask of a listing. */
  static Map<String, List<String>> context(String prefix, String delimiter, Integer maxKeys) {
    var context = new TreeMap<String, List<String>>();
    context.put("s3:prefix", List.of(prefix == null ? "" : prefix));
    context.put("s3:delimiter", List.of(delimiter == null ? "" : delimiter));
    context.put("s3:max-keys", List.of(Integer.toString(pageSize(maxKeys))));
    return context;
  }
}
