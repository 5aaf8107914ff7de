package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;

/**
 * Object Lock by a bucket's default retention, counted from when an object was put. Objects have no
 * retention and no legal hold of their own here.
 */
final class Retentions {

  /** Object Lock without a default retention. */
  static final ObjectLockConfiguration ON =
      ObjectLockConfiguration.builder().objectLockEnabled(ObjectLockEnabled.ENABLED).build();

  private Retentions() {}

  private static Optional<DefaultRetention> rule(Bucket bucket) {
    return bucket
        .settings()
        .lock()
        .flatMap(lock -> Optional.ofNullable(lock.rule()))
        .flatMap(rule -> Optional.ofNullable(rule.defaultRetention()));
  }

  private static Instant until(DefaultRetention rule, StoredObject object) {
    long days = rule.days() != null ? rule.days() : 365L * rule.years();
    return object.lastModified().plus(Duration.ofDays(days));
  }

  /** Adds mode and date to an answer about an object. */
  static void describe(Bucket bucket, StoredObject object, SdkPojo response) {
    rule(bucket)
        .ifPresent(
            rule -> {
              Fields.set(response, "ObjectLockMode", rule.modeAsString());
              Fields.set(response, "ObjectLockRetainUntilDate", until(rule, object));
            });
  }

  /** Refuses to end a version that is locked; governance can be passed by, compliance cannot. */
  static void check(Bucket bucket, String key, boolean bypass, Instant now) {
    var rule = rule(bucket);
    var object = bucket.find(key);
    boolean locked =
        rule.isPresent()
            && object.isPresent()
            && until(rule.get(), object.get()).isAfter(now)
            && !(bypass && rule.get().mode() == ObjectLockRetentionMode.GOVERNANCE);
    if (locked) {
      throw new ServiceFault(
          "AccessDenied", 403, "Access Denied because object protected by object lock.");
    }
  }
}
