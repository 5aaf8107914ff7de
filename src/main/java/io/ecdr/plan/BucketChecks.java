package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.policy.Asker;
import io.ecdr.model.policy.BucketPolicy;
import io.ecdr.model.policy.Ruling;
import java.util.ArrayList;
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
    this.list = list;
    this.prefix = prefix;
    this.bucket = bucket;
    this.wanted = wanted;
    this.account = account;
  }

  /** Whether it is there and in its Region, so that the other questions make sense. */
  private boolean there() {
    return !bucket.region().absent()
        && !bucket.elsewhere()
        && bucket.region().value().map(wanted::equals).orElse(true);
  }

  private String skip() {
    return "not asked: bucket " + bucket.name() + " is not in " + wanted;
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
          "there is no bucket " + bucket.name(), "create it: " + setUp() + "; or name another");
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
    if (!there()) {
      ask.skipped(skip());
    } else if (bucket.owned().value().isPresent()) {
      ask.answer(
          bucket.owned().value().get(),
          bucket.owned().value().get()
              ? "owned by account " + account
              : "bucket " + bucket.name() + " is not owned by account " + account,
          "name a bucket of account " + account);
    } else if (bucket.owned().absent()) {
      ask.skipped(skip());
    } else {
      ask.unknown(bucket.owned().unknown().orElseThrow());
    }
  }

  /** Whether ElastiCache may do what it must, on the bucket and on a key in it. */
  void policy(List<String> onBucket, List<String> onObject, List<String> keys) {
    var askers = Asker.elastiCache(wanted, account);
    var ask =
        list.ask(
                prefix + "-policy",
                "Bucket " + bucket.name() + " lets ElastiCache in",
                askers.get(0).service() + " may " + String.join(", ", all(onBucket, onObject)))
            .overridable();
    if (!there()) {
      ask.skipped(skip());
      return;
    }
    if (bucket.policy().unknown().isPresent()) {
      ask.unknown(bucket.policy().unknown().get());
      return;
    }
    var policy = bucket.policy().value().map(BucketPolicy::of).orElse(BucketPolicy.none());
    List<Ruling> best = null;
    for (var asker : askers) {
      var rulings = rulings(policy, asker, onBucket, onObject, keys);
      if (best == null || rulings.size() < best.size()) {
        best = rulings;
      }
    }
    if (best.isEmpty()) {
      if (askers.size() > 1) {
        ask.warn(
            "granted, to one of the names " + askers.get(0).service() + "[.cn]",
            "AWS does not say which name ElastiCache has in China; grant both");
      } else {
        ask.pass("all granted to " + askers.get(0).service());
      }
      return;
    }
    tell(ask, best, askers.get(0));
  }

  /** Whether everybody is let in, by policy or by ACL: backups hold all the data. */
  void closed() {
    var ask =
        list.ask(
                prefix + "-public",
                "Bucket " + bucket.name() + " is not open to everybody",
                "no statement of its policy for everybody")
            .overridable();
    if (!there()) {
      ask.skipped(skip());
      return;
    }
    acl();
    if (bucket.policy().unknown().isPresent()) {
      ask.unknown(bucket.policy().unknown().get());
      return;
    }
    var ruling =
        bucket.policy().value().map(BucketPolicy::of).orElse(BucketPolicy.none()).everybody();
    var restricted = bucket.openness().restricted();
    if (ruling.kind() == Ruling.Kind.DENIED) {
      ask.pass(bucket.policy().absent() ? "no policy" : ruling.reason());
    } else if (restricted.value().orElse(false)) {
      ask.pass(
          ruling.reason()
              + ", but the bucket's public access block (RestrictPublicBuckets) keeps them out");
    } else if (ruling.kind() == Ruling.Kind.GRANTED) {
      ask.fail(
          ruling.reason()
              + restricted
                  .unknown()
                  .map(u -> "; whether a public access block keeps them out: " + u.why())
                  .orElse(""),
          "take that statement out, then block public access: " + setUp());
    } else {
      ask.unknown(ruling.reason(), "tie it to an account or an organization, or take it out");
    }
  }

  /** Without ACLs, which is how buckets are made today, there is nothing to read. */
  private void acl() {
    var ask =
        list.ask(
                prefix + "-acl",
                "No ACL opens bucket " + bucket.name() + " to everybody",
                "no grant to AllUsers or AuthenticatedUsers")
            .overridable();
    var granted = bucket.openness().granted();
    if (bucket.ownership().value().filter("BucketOwnerEnforced"::equals).isPresent()) {
      ask.pass("ACLs are off (BucketOwnerEnforced)");
    } else if (granted.unknown().isPresent()) {
      ask.unknown(granted.unknown().get());
    } else if (granted.value().orElse(List.of()).isEmpty()) {
      ask.pass("none");
    } else if (bucket.openness().ignoresAcls().value().orElse(false)) {
      ask.pass(
          String.join(", ", granted.value().get())
              + ", but the bucket's public access block (IgnorePublicAcls) ignores it");
    } else {
      ask.fail(
          "the ACL grants " + String.join(", ", granted.value().get()),
          "take that grant out, then end ACLs: " + setUp());
    }
  }

  /** The command that makes the bucket, or sets it right. */
  private String setUp() {
    return "ecdr backup bucket --region "
        + wanted
        + " --name "
        + bucket.name()
        + (prefix.startsWith("export") ? "" : " --for restore");
  }

  private void tell(Checklist.Question ask, List<Ruling> open, Asker asker) {
    var actions = open.stream().map(Ruling::action).distinct().toList();
    var reasons = open.stream().map(Ruling::reason).distinct().toList();
    boolean denied = open.stream().anyMatch(r -> r.kind() == Ruling.Kind.DENIED);
    var what =
        (bucket.policy().absent() ? "bucket " + bucket.name() + " has no policy; " : "")
            + (denied ? "not granted to " : "cannot tell whether granted to ")
            + asker.service()
            + ": "
            + String.join(", ", actions)
            + " ("
            + String.join("; ", reasons)
            + ")";
    if (denied) {
      ask.fail(
          what,
          "allow these actions to {\"Service\":\""
              + asker.service()
              + "\"} in the policy of bucket "
              + bucket.name()
              + ", on "
              + arn("")
              + " and "
              + arn("/*")
              + "; or let it be done: "
              + setUp()
              + aclNote());
    } else {
      ask.unknown(what, "make the statement certain, or grant it without conditions");
    }
  }

  private String aclNote() {
    boolean acls =
        bucket.ownership().value().map(o -> !o.equals("BucketOwnerEnforced")).orElse(false);
    return acls ? "; grants by ACL are not judged" : "";
  }

  private List<Ruling> rulings(
      BucketPolicy policy,
      Asker asker,
      List<String> onBucket,
      List<String> onObject,
      List<String> keys) {
    List<Ruling> open = new ArrayList<>();
    for (var action : onBucket) {
      open.add(policy.judge(asker, action, arn("")));
    }
    for (var action : onObject) {
      for (var key : keys) {
        open.add(policy.judge(asker, action, arn("/" + key)));
      }
    }
    open.removeIf(r -> r.kind() == Ruling.Kind.GRANTED);
    return open;
  }

  private static List<String> all(List<String> a, List<String> b) {
    List<String> both = new ArrayList<>(b);
    both.addAll(a);
    return both;
  }

  private String arn(String rest) {
    return "arn:" + wanted.partition() + ":s3:::" + bucket.name() + rest;
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
    if (!there()) {
      ask.skipped(skip());
    } else if (bucket.encryption().unknown().isPresent()) {
      ask.warn(bucket.encryption().unknown().get().why(), otherwise);
    } else if (known.isEmpty() || known.get().equals("AES256")) {
      ask.pass(known.isPresent() ? "default AES256" : "no default encryption");
    } else if (blocks) {
      ask.unknown("default " + known.get() + "; " + otherwise, "set SSE-S3: " + setUp());
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
    if (!there()) {
      ask.skipped(skip());
    } else if (keys.unknown().isPresent()) {
      ask.unknown(keys.unknown().get());
    } else {
      var found = keys.value().orElse(List.of());
      ask.answer(
          found.isEmpty(), found.isEmpty() ? "none there" : "already there: " + found.get(0), hint);
    }
  }
}
