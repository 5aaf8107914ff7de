package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.CacheId;
import io.ecdr.model.Region;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where backups are kept, for the commands that are to be typed next: each is whole, so that it
 * does not end for want of an option. What nobody said is left out.
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

  /** The bucket of an object that lies in a backup's folder; empty where it lies elsewhere. */
  public static Optional<KeptAt> ofKey(Region region, String bucket, String key) {
    var parts = List.of(key.split("/", -1));
    for (int i = 0; i + 4 < parts.size(); i++) {
      if (CacheId.ofPath(String.join("/", parts.subList(i, i + 4))).isPresent()) {
        return Optional.of(of(region, bucket, String.join("/", parts.subList(0, i))));
      }
    }
    return Optional.empty();
  }

  /** A Region without a bucket, for what lies in none. */
  public static KeptAt nowhere(Region region) {
    return new KeptAt(region, Optional.empty(), BackupRequest.DEFAULT_PREFIX);
  }

  /** The options that say so. */
  public String options() {
    return " --dr-region " + region + bucket.map(b -> " --dr-bucket " + b).orElse("") + prefixed();
  }

  /**
   * Brings a backup back, as far as a dry run: that tells what is still to be named.
   *
   * @param source the Region that the cache was in
   * @param cache its id
   */
  public String restore(String reference, Region source, String cache) {
    var as = source.equals(region) ? BackupNames.restored(cache) : cache;
    return restore(reference, Optional.of(source), as);
  }

  /**
   * The same.
   *
   * @param source absent for a snapshot
   * @param as the id of the new cache
   */
  public String restore(String reference, Optional<Region> source, String as) {
    return "ecdr restore "
        + reference
        + source.map(r -> " --region " + r).orElse("")
        + " --to "
        + region
        + " --as "
        + as
        + bucket.map(b -> " --dr-bucket " + b).orElse("")
        + prefixed()
        + " --dry-run";
  }

  private String prefixed() {
    return prefix.equals(BackupRequest.DEFAULT_PREFIX) ? "" : " --prefix " + prefix;
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
