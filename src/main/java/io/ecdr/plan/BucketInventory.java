package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.Fact;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the plan of {@code backup bucket} rests on.
 *
 * @param settings what reading each setting answered; absent when it is not set. Empty when there
 *     is no such bucket
 * @param open whether S3 takes the policy to be public; absent without a policy
 * @param versions {@code Enabled} or {@code Suspended}; absent when it never was on
 * @param lock the Object Lock's configuration; absent when there is none
 */
public record BucketInventory(
    AccountId account,
    BucketFacts bucket,
    SortedMap<BucketSetting, Fact<Value.Fields>> settings,
    Fact<Boolean> open,
    Fact<String> versions,
    Fact<Value.Fields> lock,
    Instant at) {

  public BucketInventory {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(bucket, "bucket");
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    Objects.requireNonNull(open, "open");
    Objects.requireNonNull(versions, "versions");
    Objects.requireNonNull(lock, "lock");
    Objects.requireNonNull(at, "at");
  }

  /** Whether there is a bucket of that name, here or elsewhere, ours or not. */
  boolean exists() {
    return !bucket.region().absent();
  }

  /** What reading a setting answered; {@link Value.Fields#NONE} when it is not set. */
  Value.Fields told(BucketSetting setting) {
    return known(setting)
        ? settings.get(setting).value().orElse(Value.Fields.NONE)
        : Value.Fields.NONE;
  }

  /** Whether reading a setting was answered at all, with something that can be read. */
  boolean known(BucketSetting setting) {
    boolean odd = setting == BucketSetting.POLICY && bucket.policy().unknown().isPresent();
    return settings.containsKey(setting) && settings.get(setting).unknown().isEmpty() && !odd;
  }
}
