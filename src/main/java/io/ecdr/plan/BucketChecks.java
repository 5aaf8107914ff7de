package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import java.util.List;

/**
 * The questions about one bucket (source: {@code UG:backups-exporting}, {@code
 * UG:backups-seeding-redis}).
 */
final class BucketChecks {

  /** On the bucket itself, to export. */
  static final List<String> EXPORT_BUCKET =
      List.of("s3:ListBucket", "s3:GetBucketAcl", "s3:ListBucketMultipartUploads");

  /** On the objects, to export. */
  static final List<String> EXPORT_OBJECT =
      List.of("s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts");

  /** On the bucket itself, to restore. */
  static final List<String> SEED_BUCKET = List.of("s3:ListBucket", "s3:GetBucketAcl");

  /** On the objects, to restore. */
  static final List<String> SEED_OBJECT = List.of("s3:GetObject");

  private final AskedBucket asked;
  private final Checklist list;
  private final String prefix;
  private final BucketFacts bucket;
  private final Region wanted;
  private final AccountId account;

  /**
   * @param prefix first part of the checks' ids, such as {@code dr-bucket}
   * @param wanted the Region it must be in
   */
  BucketChecks(
      Checklist list, String prefix, BucketFacts bucket, Region wanted, AccountId account) {
    this.asked = new AskedBucket(list, prefix, bucket, wanted, account);
    this.list = list;
    this.prefix = prefix;
    this.bucket = bucket;
    this.wanted = wanted;
    this.account = account;
  }

  void region() {
    var ask =
        list.ask(prefix + "-region", "Bucket " + bucket.name() + " is in " + wanted, wanted.id());
    var known = bucket.region().value();
    if (known.isPresent()) {
      ask.answer(
          known.get().equals(wanted),
          "bucket " + bucket.name() + " is in " + known.get(),
          "name a bucket in " + wanted + "; ElastiCache takes no other");
    } else if (bucket.region().absent()) {
      ask.fail(
          "there is no bucket " + bucket.name(),
          "create it: " + asked.setUp() + "; or name another");
    } else if (bucket.elsewhere()) {
      ask.fail(
          "bucket " + bucket.name() + " is in another Region than " + wanted,
          "name a bucket in " + wanted + "; ElastiCache takes no other");
    } else {
      ask.unknown(bucket.region().unknown().orElseThrow());
    }
  }

  void owner() {
    var ask =
        list.ask(
            prefix + "-owner",
            "Bucket " + bucket.name() + " belongs to account " + account,
            "account " + account);
    if (!asked.there()) {
      ask.skipped(asked.skip());
    } else if (bucket.owned().value().isPresent()) {
      ask.answer(
          bucket.owned().value().get(),
          bucket.owned().value().get()
              ? "owned by account " + account
              : "bucket " + bucket.name() + " is not owned by account " + account,
          "name a bucket of account " + account);
    } else if (bucket.owned().absent()) {
      ask.skipped(asked.skip());
    } else {
      ask.unknown(bucket.owned().unknown().orElseThrow());
    }
  }

  /** Whether ElastiCache may do what it must, on the bucket and on a key in it. */
  void policy(List<String> onBucket, List<String> onObject, List<String> keys) {
    new LetInChecks(asked).policy(onBucket, onObject, keys);
  }

  /** Whether everybody is let in, by policy or by ACL: backups hold all the data. */
  void closed() {
    new LetInChecks(asked).closed();
  }

  /**
   * Whether objects are encrypted by default in a way that ElastiCache can read again: SSE-S3 only
   * (source: {@code UG:backups-seeding-redis}). Only a warning: files that ecdr copies are
   * encrypted so whatever the default is, and each file is looked at again before a restore.
   *
   * @param otherwise what another default means here
   */
  void encryption(String otherwise) {
    encryption(otherwise, false);
  }

  /**
   * The same where ElastiCache itself writes: AWS says that files to be restored must be encrypted
   * with SSE-S3, and of exports nothing, so that another default is unknown and blocks.
   */
  void exportEncryption() {
    encryption("AWS does not say whether ElastiCache exports into such a bucket", true);
  }

  private void encryption(String otherwise, boolean blocks) {
    var ask =
        list.ask(
            prefix + "-encryption",
            "Bucket " + bucket.name() + " encrypts with SSE-S3 by default",
            "AES256");
    var known = bucket.encryption().value();
    if (!asked.there()) {
      ask.skipped(asked.skip());
    } else if (bucket.encryption().unknown().isPresent()) {
      ask.warn(bucket.encryption().unknown().get().why(), otherwise);
    } else if (known.isEmpty() || known.get().equals("AES256")) {
      ask.pass(known.isPresent() ? "default AES256" : "no default encryption");
    } else if (blocks) {
      ask.unknown("default " + known.get() + "; " + otherwise, "set SSE-S3: " + asked.setUp());
    } else {
      ask.warn("default " + known.get(), otherwise);
    }
  }

  /** Nothing may be there under these keys yet. */
  void free(Fact<List<String>> keys, String start, String hint) {
    var ask =
        list.ask(
            prefix + "-free",
            "Nothing in bucket " + bucket.name() + " is in the way",
            "no object named " + start + "…");
    if (!asked.there()) {
      ask.skipped(asked.skip());
    } else if (keys.unknown().isPresent()) {
      ask.unknown(keys.unknown().get());
    } else {
      var found = keys.value().orElse(List.of());
      ask.answer(
          found.isEmpty(), found.isEmpty() ? "none there" : "already there: " + found.get(0), hint);
    }
  }
}
