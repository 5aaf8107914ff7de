package io.ecdr.sim.world.elasticache;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticache.model.Tag;

/** Tags by ARN: 50 per resource, keys to 128 and values to 256 (UG23:Tagging-Resources). */
public final class TagBook {

  private static final int MOST = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();

  TagBook() {}

  /** A resource's tags in the order they were given. */
  public List<Tag> of(String arn) {
    var list = new ArrayList<Tag>();
    tags.getOrDefault(arn, Map.of())
        .forEach((key, value) -> list.add(Tag.builder().key(key).value(value).build()));
    return list;
  }

  /** All resources with tags, for looking up by tag. */
  public List<String> arns() {
    return List.copyOf(tags.keySet());
  }

  /**
   * Adds tags or gives them new values.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code TagQuotaPerResourceExceeded} or {@code
   *     InvalidParameterValue}; then none is added
   */
  public void add(String arn, List<Tag> added) {
    var after = new LinkedHashMap<>(tags.getOrDefault(arn, Map.of()));
    check(added);
    added.forEach(tag -> after.put(tag.key(), tag.value() == null ? "" : tag.value()));
    if (after.size() > MOST) {
      throw Refusals.bad(
          "TagQuotaPerResourceExceeded", "A resource can have at most " + MOST + " tags.");
    }
    if (!after.isEmpty()) {
      tags.put(arn, after);
    }
  }

  /** Refuses tags that no resource may have. */
  public static void check(List<Tag> asked) {
    for (Tag tag : asked) {
      String key = Names.required("Tags.Key", tag.key());
      if (key.length() > LONGEST_KEY || key.startsWith("aws:")) {
        throw Refusals.value("The tag key is not valid: " + key);
      }
      if (tag.value() != null && tag.value().length() > LONGEST_VALUE) {
        throw Refusals.value("The tag value of " + key + " is too long.");
      }
    }
    if (asked.stream().map(Tag::key).distinct().count() > MOST) {
      throw Refusals.bad(
          "TagQuotaPerResourceExceeded", "A resource can have at most " + MOST + " tags.");
    }
  }

  /**
   * Takes tags away.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code TagNotFound} for a key that is not there
   */
  public void remove(String arn, List<String> keys) {
    var after = new LinkedHashMap<>(tags.getOrDefault(arn, Map.of()));
    for (String key : keys) {
      if (after.remove(key) == null) {
        throw Refusals.noTag(key);
      }
    }
    if (after.isEmpty()) {
      tags.remove(arn);
    } else {
      tags.put(arn, after);
    }
  }

  void forget(String arn) {
    tags.remove(arn);
  }
}
