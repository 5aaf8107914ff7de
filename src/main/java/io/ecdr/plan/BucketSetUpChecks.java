package io.ecdr.plan;

import io.ecdr.model.BucketFacts;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.Fact;
import io.ecdr.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The questions before a bucket is made or set right. */
final class BucketSetUpChecks {

  private final BucketRequest request;
  private final BucketInventory seen;
  private final BucketWishes wishes;
  private final Checklist list = new Checklist();
  private final BucketChecks bucket;

  BucketSetUpChecks(BucketRequest request, BucketInventory seen, BucketWishes wishes) {
    this.request = request;
    this.seen = seen;
    this.wishes = wishes;
    this.bucket = new BucketChecks(list, "bucket", asItWillBe(), request.region(), seen.account());
  }

  private BucketFacts asItWillBe() {
    var now = seen.bucket();
    Fact<Value.Fields> policy =
        wishes.missing().containsKey(BucketSetting.POLICY)
            ? new Fact.Known<>(wishes.policyToBe(), seen.at())
            : now.policy();
    return new BucketFacts(
        now.name(),
        now.region(),
        now.elsewhere(),
        now.owned(),
        policy,
        now.ownership(),
        now.encryption(),
        now.openness());
  }

  List<Check> all() {
    if (!seen.exists()) {
      list.ask("bucket-region", "Bucket " + request.name(), "in " + request.region())
          .pass("there is none of that name that we can see; it will be made");
      return list.all();
    }
    bucket.region();
    bucket.owner();
    if (seen.settings().isEmpty()) {
      return list.all();
    }
    bucket.policy(wishes.grant().onBucket(), wishes.grant().onObject(), List.of("any.rdb"));
    merge();
    open();
    for (var setting : BucketSetting.values()) {
      setting(setting);
    }
    versions();
    lock();
    return list.all();
  }

  /** Nobody's policy grows without a word of theirs. */
  private void merge() {
    if (!wishes.merges()) {
      return;
    }
    var ask =
        list.ask(
            "bucket-policy-merge",
            "The bucket's own policy may get one more statement",
            "said with --merge-policy, or agreed to at a terminal");
    int size = wishes.policyText().getBytes(StandardCharsets.UTF_8).length;
    var missing = "missing: " + wishes.statementText();
    if (size > BucketGrant.LARGEST) {
      ask.fail(
          "it would have " + size + " bytes; " + missing,
          "a policy has at most " + BucketGrant.LARGEST + " bytes: make it smaller first");
    } else if (request.merge()) {
      ask.pass("--merge-policy was said; " + missing);
    } else if (request.unattended()) {
      ask.fail(missing, "look at the statement, then say --merge-policy; the others stay");
    } else {
      ask.warn(missing, "the other statements stay as they are");
    }
  }

  private void open() {
    var ask = list.ask("bucket-public", "The bucket's policy is not public", "not public");
    if (seen.open().unknown().isPresent()) {
      ask.unknown(seen.open().unknown().get());
    } else {
      ask.answer(
          !seen.open().value().orElse(false),
          seen.open().value().map(open -> open ? "public" : "not public").orElse("no policy"),
          "take the statement out that lets everybody in: S3 changes no public policy while public"
              + " access is blocked");
    }
  }

  private void setting(BucketSetting setting) {
    if (setting == BucketSetting.POLICY) {
      return;
    }
    var ask = list.ask("bucket-" + setting.word(), name(setting), goal(setting));
    var fact = seen.settings().get(setting);
    if (fact.unknown().isPresent()) {
      ask.unknown(fact.unknown().get());
    } else if (!wishes.missing().containsKey(setting)) {
      ask.pass("so it is");
    } else if (replaces(setting, fact)) {
      ask.warn(
          "is " + words(setting, fact) + ", and will be changed", "see who relies on it as it is");
    } else {
      ask.pass("not set; will be");
    }
  }

  /** Rules of a lifecycle are added to, everything else is another way of the same thing. */
  private static boolean replaces(BucketSetting setting, Fact<Value.Fields> fact) {
    return setting != BucketSetting.LIFECYCLE && fact.value().isPresent();
  }

  private static String words(BucketSetting setting, Fact<Value.Fields> fact) {
    return Text.value(
        setting.content(fact.value().orElse(Value.Fields.NONE), text -> Value.Fields.NONE));
  }

  private static String name(BucketSetting setting) {
    return switch (setting) {
      case PUBLIC_ACCESS -> "Public access is blocked";
      case OWNERSHIP -> "The bucket's owner owns its objects";
      case ENCRYPTION -> "New objects are encrypted with SSE-S3 by default";
      case POLICY -> "ElastiCache is let in";
      case LIFECYCLE -> "Uploads that nobody finishes are ended";
    };
  }

  private static String goal(BucketSetting setting) {
    return switch (setting) {
      case PUBLIC_ACCESS -> "all four switches on";
      case OWNERSHIP -> "BucketOwnerEnforced";
      case ENCRYPTION -> "AES256";
      case POLICY -> "";
      case LIFECYCLE -> "a rule for the whole bucket";
    };
  }

  private void versions() {
    var ask = list.ask("bucket-versions", "Versions of objects", "");
    if (seen.versions().unknown().isPresent()) {
      ask.warn(seen.versions().unknown().get().why(), "");
    } else {
      ask.pass(
          seen.versions()
              .value()
              .map(
                  state ->
                      "versioning is "
                          + state
                          + ": what is deleted stays as an older version, until a rule of the"
                          + " bucket's lifecycle ends it")
              .orElse("versioning is off"));
    }
  }

  private void lock() {
    var ask = list.ask("bucket-lock", "Object Lock", "");
    if (seen.lock().unknown().isPresent()) {
      ask.warn(seen.lock().unknown().get().why(), "");
    } else {
      ask.pass(seen.lock().value().map(BucketSetUpChecks::lock).orElse("none"));
    }
  }

  private static String lock(Value.Fields told) {
    var rule = told.fields("ObjectLockConfiguration").fields("Rule").fields("DefaultRetention");
    Optional<String> time =
        rule.number("Days")
            .map(days -> Text.count(days, "day"))
            .or(() -> rule.number("Years").map(years -> Text.count(years, "year")));
    return "on; what is written is kept "
        + time.map(t -> "for " + t + " (" + rule.text("Mode").orElse("no mode") + ")")
            .orElse("only where it is locked by itself");
  }
}
