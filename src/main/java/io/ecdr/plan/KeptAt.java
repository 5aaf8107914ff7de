package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.Region;
import java.util.Objects;
import java.util.Optional;

/**
 * Where backups are kept, for the commands that are to be typed next: each is whole, so that it
 * does not end for want of an option.
 *
 * @param bucket empty when nobody said it
 */
public record KeptAt(Region region, Optional<String> bucket, String prefix) {

  public KeptAt {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(prefix, "prefix");
  }

  /** A bucket that is known. */
  public static KeptAt of(Region region, String bucket, String prefix) {
    return new KeptAt(region, Optional.of(bucket), prefix);
  }

  /** The options that say so. */
  public String options() {
    return " --dr-region "
        + region
        + " --dr-bucket "
        + bucket.orElse("B")
        + (prefix.equals(BackupRequest.DEFAULT_PREFIX) ? "" : " --prefix " + prefix);
  }

  /** Tells what there is. */
  public String list() {
    return "ecdr backup list" + options();
  }

  /**
   * A command about a backup, or about a cache's.
   *
   * @param verb such as {@code accept}
   */
  public String named(String verb, String target) {
    return "ecdr backup " + verb + " " + target + options();
  }
}
