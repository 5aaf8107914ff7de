package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.StoredObject;
import java.util.List;
import java.util.Optional;

/**
 * Writes snapshots to S3 and reads seeds from it, with the refusals of API:CopySnapshot. What the
 * bucket lets ElastiCache do is asked as the Region's own service principal (UG:backups-exporting).
 */
public final class Exports {

  private final S3Door s3;
  private final Transitions transitions;

  Exports(S3Door s3, Transitions transitions) {
    this.s3 = s3;
    this.transitions = transitions;
  }

  /** The principal that policies have to name in a Region. */
  public static String principal(String region) {
    return region + ".elasticache-snapshot.amazonaws.com";
  }

  /** The key of one shard's file. */
  public static String key(String target, StoredSnapshot.Part part) {
    return target + "-" + part.shard().nodeGroupId() + ".rdb";
  }

  /**
   * Refuses an export that cannot be.
   *
   * @throws io.ecdr.sim.service.ServiceFault {@code InvalidParameterValue} with the documented text
   *     (that it is this code is unsure)
   */
  public void require(StoredSnapshot snapshot, String name, String target) {
    List<String> keys = snapshot.parts().stream().map(part -> key(target, part)).toList();
    require(snapshot.estate(), name, keys);
  }

  /** The same for files of any keys. */
  public void require(Estate estate, String name, List<String> keys) {
    Bucket bucket =
        s3.bucket(name)
            .orElseThrow(() -> Refusals.value("The S3 bucket %s does not exist.".formatted(name)));
    if (!bucket.owner().equals(estate.account())) {
      throw Refusals.value(
          "The S3 bucket %s is not owned by the authenticated user.".formatted(name));
    }
    if (!bucket.region().equals(estate.region())) {
      throw Refusals.value("The S3 bucket %s is outside of the region.".formatted(name));
    }
    requireGrant(bucket, estate, "READ", "s3:ListBucket", Optional.empty());
    for (String key : keys) {
      requireGrant(bucket, estate, "READ", "s3:GetObject", Optional.of(key));
      requireGrant(bucket, estate, "WRITE", "s3:PutObject", Optional.of(key));
    }
    requireGrant(bucket, estate, "READ_ACP", "s3:GetBucketAcl", Optional.empty());
    for (String key : keys) {
      if (bucket.find(key).isPresent()) {
        throw Refusals.value(
            "The S3 bucket %s already contains an object with key %s.".formatted(name, key));
      }
    }
  }

  private void requireGrant(
      Bucket bucket, Estate estate, String grant, String action, Optional<String> key) {
    if (!s3.allows(bucket, estate, action, key)) {
      throw Refusals.value(
          "ElastiCache has not been granted %s permissions %s on the S3 Bucket."
              .formatted(grant, bucket.name()));
    }
  }

  /** Exports a snapshot: {@code copying} meanwhile, one object per shard at the end. */
  public void export(StoredSnapshot snapshot, String bucket, String target) {
    snapshot.life().on(SnapshotLife.On.COPY);
    transitions.begin(
        snapshot.estate().region(),
        Work.EXPORT,
        snapshot.bytes(),
        () -> {
          write(snapshot, bucket, target);
          snapshot.life().on(SnapshotLife.On.COPY_ENDED);
        });
  }

  /** Writes nothing when the bucket has gone or changed meanwhile: an export fails in silence. */
  private void write(StoredSnapshot snapshot, String name, String target) {
    for (StoredSnapshot.Part part : snapshot.parts()) {
      write(snapshot.estate(), name, key(target, part), part.file());
    }
  }

  void write(Estate estate, String name, String key, Blob file) {
    s3.bucket(name)
        .filter(still -> s3.allows(still, estate, "s3:PutObject", Optional.of(key)))
        .ifPresent(still -> s3.put(still, key, file));
  }

  /**
   * Reads a seed for a new group.
   *
   * @throws SeedUnreadable when the file is not there, not readable for the Region's principal, in
   *     another Region, or encrypted with a KMS key (UG:backups-seeding-redis)
   */
  public Blob seed(Estate estate, Arns.S3Object file) {
    String where = "s3://" + file.bucket() + "/" + file.key();
    Bucket bucket =
        s3.bucket(file.bucket())
            .orElseThrow(
                () -> new SeedUnreadable("the S3 bucket " + file.bucket() + " does not exist"));
    if (!bucket.region().equals(estate.region())) {
      throw new SeedUnreadable("the S3 bucket " + file.bucket() + " is outside of the region");
    }
    boolean readable =
        s3.allows(bucket, estate, "s3:GetObject", Optional.of(file.key()))
            && s3.allows(bucket, estate, "s3:ListBucket", Optional.empty())
            && s3.allows(bucket, estate, "s3:GetBucketAcl", Optional.empty());
    if (!readable) {
      throw new SeedUnreadable("ElastiCache is not permitted to read " + where);
    }
    StoredObject found =
        bucket.find(file.key()).orElseThrow(() -> new SeedUnreadable(where + " does not exist"));
    if (S3Door.kms(found)) {
      throw new SeedUnreadable(where + " is encrypted with a KMS key");
    }
    return found.body();
  }
}
