package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.Tag;

/** Tag sets as maps, and the rules for them (S3:object-tagging). */
final class Tags {

  private static final int MOST_OF_OBJECT = 10;
  private static final int MOST_OF_BUCKET = 50;

  private Tags() {}

  /** A tag set as a map. */
  static Map<String, String> map(List<Tag> tags) {
    var map = new TreeMap<String, String>();
    for (var tag : tags) {
      if (map.put(tag.key(), tag.value()) != null) {
        throw new ServiceFault("InvalidTag", 400, "Cannot provide multiple Tags with the same key");
      }
    }
    return map;
  }

  /** The tags of a bucket that is to have these. */
  static Map<String, String> ofBucket(List<Tag> tags) {
    return atMost(MOST_OF_BUCKET, map(tags));
  }

  /** The tags of an object that is to have these. */
  static Map<String, String> ofObject(List<Tag> tags) {
    return atMost(MOST_OF_OBJECT, map(tags));
  }

  /** The tags of an object as a header gives them: like a query. */
  static Map<String, String> ofHeader(String header) {
    var tags = new ArrayList<Tag>();
    for (String pair : header == null ? new String[0] : header.split("&")) {
      if (!pair.isEmpty()) {
        var sides = pair.split("=", 2);
        tags.add(
            Tag.builder()
                .key(decode(sides[0]))
                .value(sides.length == 1 ? "" : decode(sides[1]))
                .build());
      }
    }
    return ofObject(tags);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ServiceFault("InvalidArgument", 400, "The header 'x-amz-tagging' is not valid.");
    }
  }

  private static Map<String, String> atMost(int most, Map<String, String> tags) {
    if (tags.size() > most) {
      throw new ServiceFault("BadRequest", 400, "Object tags cannot be greater than " + most);
    }
    return tags;
  }

  /** A map as a tag set. */
  static List<Tag> list(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
