package io.ecdr.sim.world.s3;

import io.ecdr.sim.world.s3.StoredObject.Encryption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;

/**
 * How a bucket is set up. New ones are as S3 makes them today: owner enforced, SSE-S3, all public
 * access blocked.
 */
public final class BucketSettings {

  private Optional<BucketPolicy> policy = Optional.empty();
  private Optional<String> ownership = Optional.of("BucketOwnerEnforced");
  private Encryption encryption = Encryption.SSE_S3;
  private Optional<AccessBlock> accessBlock = Optional.of(AccessBlock.ALL);
  private Optional<String> versioning = Optional.empty();
  private Optional<ObjectLockConfiguration> lock = Optional.empty();
  private List<LifecycleRule> lifecycle = List.of();
  private Map<String, String> tags = Map.of();

  /** The four switches of the public access block. */
  public record AccessBlock(
      boolean blockPublicAcls,
      boolean ignorePublicAcls,
      boolean blockPublicPolicy,
      boolean restrictPublicBuckets) {
    /** As new buckets have it. */
    public static final AccessBlock ALL = new AccessBlock(true, true, true, true);

    /** As without a configuration. */
    public static final AccessBlock NONE = new AccessBlock(false, false, false, false);
  }

  /** The policy. */
  public Optional<BucketPolicy> policy() {
    return policy;
  }

  /** Sets or removes the policy. */
  public void policy(Optional<BucketPolicy> other) {
    policy = other;
  }

  /** {@code BucketOwnerEnforced}, {@code BucketOwnerPreferred} or {@code ObjectWriter}. */
  public Optional<String> ownership() {
    return ownership;
  }

  /** Sets or removes the ownership controls. */
  public void ownership(Optional<String> other) {
    ownership = other;
  }

  /** What new objects are encrypted with unless asked otherwise. */
  public Encryption encryption() {
    return encryption;
  }

  /** Sets the default encryption. */
  public void encryption(Encryption other) {
    encryption = other;
  }

  /** The public access block in force. */
  public AccessBlock accessBlock() {
    return accessBlock.orElse(AccessBlock.NONE);
  }

  /** Whether a public access block is configured. */
  public boolean hasAccessBlock() {
    return accessBlock.isPresent();
  }

  /** Sets or removes the public access block. */
  public void accessBlock(Optional<AccessBlock> other) {
    accessBlock = other;
  }

  /** {@code Enabled}, {@code Suspended}, or empty when it never was on. */
  public Optional<String> versioning() {
    return versioning;
  }

  /** Sets the versioning state. */
  public void versioning(String other) {
    versioning = Optional.of(other);
  }

  /** The Object Lock's configuration; empty when it is off. */
  public Optional<ObjectLockConfiguration> lock() {
    return lock;
  }

  /** Turns Object Lock on, or changes its default retention. */
  public void lock(ObjectLockConfiguration other) {
    lock = Optional.of(other);
  }

  /** The lifecycle rules, kept but not acted on. */
  public List<LifecycleRule> lifecycle() {
    return lifecycle;
  }

  /** Sets the lifecycle rules. */
  public void lifecycle(List<LifecycleRule> other) {
    lifecycle = List.copyOf(other);
  }

  /** The bucket's tags. */
  public Map<String, String> tags() {
    return tags;
  }

  /** Sets the bucket's tags. */
  public void tags(Map<String, String> other) {
    tags = new TreeMap<>(other);
  }
}
