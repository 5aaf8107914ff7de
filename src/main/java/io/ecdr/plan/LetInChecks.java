package io.ecdr.plan;

import io.ecdr.model.BucketFacts;
import io.ecdr.model.policy.Asker;
import io.ecdr.model.policy.BucketPolicy;
import io.ecdr.model.policy.Ruling;
import java.util.ArrayList;
import java.util.List;

/** The questions about whom a bucket lets in: ElastiCache it must, everybody it must not. */
final class LetInChecks {

  private final AskedBucket asked;
  private final BucketFacts bucket;

  LetInChecks(AskedBucket asked) {
    this.asked = asked;
    this.bucket = asked.bucket();
  }

  /** Whether ElastiCache may do what it must, on the bucket and on a key in it. */
  void policy(List<String> onBucket, List<String> onObject, List<String> keys) {
    var askers = Asker.elastiCache(asked.wanted(), asked.account());
    var ask =
        asked
            .list()
            .ask(
                asked.prefix() + "-policy",
                "Bucket " + bucket.name() + " lets ElastiCache in",
                askers.get(0).service() + " may " + String.join(", ", all(onBucket, onObject)))
            .overridable();
    if (!asked.there()) {
      ask.skipped(asked.skip());
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
        asked
            .list()
            .ask(
                asked.prefix() + "-public",
                "Bucket " + bucket.name() + " is not open to everybody",
                "no statement of its policy for everybody")
            .overridable();
    if (!asked.there()) {
      ask.skipped(asked.skip());
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
          "take that statement out, then block public access: " + asked.setUp());
    } else {
      ask.unknown(ruling.reason(), "tie it to an account or an organization, or take it out");
    }
  }

  /** Without ACLs, which is how buckets are made today, there is nothing to read. */
  private void acl() {
    var ask =
        asked
            .list()
            .ask(
                asked.prefix() + "-acl",
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
          "take that grant out, then end ACLs: " + asked.setUp());
    }
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
              + asked.arn("")
              + " and "
              + asked.arn("/*")
              + "; or let it be done: "
              + asked.setUp()
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
      open.add(policy.judge(asker, action, asked.arn("")));
    }
    for (var action : onObject) {
      for (var key : keys) {
        open.add(policy.judge(asker, action, asked.arn("/" + key)));
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
}
