package io.ecdr.sim.rehearse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists buckets, page by page. */
public final class BucketListing {

  private final FrontDoor door;

  /** One object. */
  public record Entry(String key, long bytes) {}

  public BucketListing(FrontDoor door) {
    this.door = door;
  }

  /**
   * All objects whose keys begin so.
   *
   * @throws IllegalArgumentException with the service's own words when it refuses
   */
  public List<Entry> of(String bucket, String prefix) {
    var found = new ArrayList<Entry>();
    Optional<String> next = Optional.empty();
    do {
      String path = "/" + bucket + "?list-type=2&prefix=" + encode(prefix);
      var answer =
          door.s3("GET", path + next.map(n -> "&continuation-token=" + encode(n)).orElse(""), "");
      if (!answer.ok()) {
        throw new IllegalArgumentException(answer.trouble());
      }
      var xml = answer.xml();
      for (var object : xml.children("Contents")) {
        found.add(
            new Entry(
                object.text("Key").orElse(""), Long.parseLong(object.text("Size").orElse("0"))));
      }
      next = xml.text("NextContinuationToken");
    } while (next.isPresent());
    return found;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
