package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheId;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.SeenObject;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the plan of {@code backup copy} rests on.
 *
 * @param cache whose backup it is
 * @param targets in the order in which they were named
 */
public record CopyInventory(
    AccountId account, CacheId cache, Source source, List<Target> targets, Instant at) {

  public CopyInventory {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(source, "source");
    targets = List.copyOf(targets);
    Objects.requireNonNull(at, "at");
  }

  /** What is copied. */
  public sealed interface Source {}

  /**
   * A snapshot of ElastiCache's own, which is exported first.
   *
   * @param told as the service describes it, with slots
   * @param group the cache as it is now; absent when it is gone
   * @param nodes the group's
   * @param parameters those that somebody set in the snapshot's parameter group
   * @param tags the snapshot's
   * @param keys in the export bucket that start like the export's
   * @param serverless what a snapshot of a serverless cache tells by itself; empty with nodes
   */
  public record Taken(
      Snapshot snapshot,
      Value.Fields told,
      Fact<ReplicationGroup> group,
      Fact<List<CacheCluster>> nodes,
      Fact<Value.Fields> parameters,
      Fact<Value.Fields> tags,
      BucketFacts bucket,
      Fact<Boolean> listsBuckets,
      Fact<List<String>> keys,
      Optional<Manifest> serverless)
      implements Source {}

  /**
   * A backup in a bucket.
   *
   * @param files sizes of the objects in its folder, by key
   * @param told what S3 says of the files that the manifest names, by key
   */
  public record Kept(
      BackupRecord backup,
      Region region,
      String bucket,
      SortedMap<String, Long> files,
      SortedMap<String, Fact<SourceFile>> told)
      implements Source {
    public Kept {
      files = new TreeMap<>(files);
      told = new TreeMap<>(told);
    }
  }

  /**
   * A file to copy as S3 described it when the plan was made.
   *
   * @param tag only what still has it is copied
   * @param checksum S3's own over the whole file, see {@link SeenObject#checksum}
   */
  public record SourceFile(long bytes, Optional<String> tag, Optional<String> checksum) {

    /** As {@code HeadObject} describes it. */
    public static SourceFile of(Value.Fields head) {
      return new SourceFile(
          head.number("ContentLength").orElse(0L), head.text("ETag"), SeenObject.checksum(head));
    }
  }

  /**
   * One bucket to copy to.
   *
   * @param owner whom it must belong to
   * @param profile whose credentials it is reached with, if not with the others
   * @param keys in it that start like the backup's folder
   * @param readable whether the credentials of the target may read what is copied; absent where
   *     nobody asked, because they are the others
   */
  public record Target(
      BucketFacts bucket,
      Region region,
      AccountId owner,
      Optional<String> profile,
      Fact<List<String>> keys,
      Fact<Boolean> readable) {}
}
