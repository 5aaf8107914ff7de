package io.ecdr.plan;

import io.ecdr.model.BucketRequest;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a bucket's settings should be, as the calls take them; without those that are right already.
 * What was not read is not written.
 */
final class BucketWishes {

  /** Uploads in parts that are older were given up: the longest copy is done in hours. */
  static final int DAYS = 7;

  private static final String RULE = "ecdr-broken-uploads";

  private final BucketInventory seen;
  private final Function<Value.Fields, String> json;
  private final BucketGrant grant;
  private final SortedMap<BucketSetting, Value.Fields> missing = new TreeMap<>();

  /**
   * @param json writes a document
   */
  BucketWishes(BucketRequest request, BucketInventory seen, Function<Value.Fields, String> json) {
    this.seen = seen;
    this.json = json;
    this.grant = new BucketGrant(request, seen.account());
    for (var setting : BucketSetting.values()) {
      boolean readable = !seen.exists() || seen.known(setting);
      if (readable) {
        wish(setting).ifPresent(put -> missing.put(setting, put));
      }
    }
  }

  /** Parameters of the calls that are to be sent, without the bucket's own. */
  SortedMap<BucketSetting, Value.Fields> missing() {
    return missing;
  }

  BucketGrant grant() {
    return grant;
  }

  /** The policy's document as it is. */
  Value.Fields policy() {
    return seen.bucket().policy().value().orElse(Value.Fields.NONE);
  }

  /** The policy's document as it will be. */
  Value.Fields policyToBe() {
    return missing.containsKey(BucketSetting.POLICY) ? grant.mergedInto(policy()) : policy();
  }

  /** Whether a policy that the bucket has is to get one more statement. */
  boolean merges() {
    return missing.containsKey(BucketSetting.POLICY) && !policy().members().isEmpty();
  }

  /** The policy as it will be, as it is written. */
  String policyText() {
    return json.apply(policyToBe());
  }

  /** The statement that is missing, as it is written. */
  String statementText() {
    return json.apply(grant.statement(policy()));
  }

  private Optional<Value.Fields> wish(BucketSetting setting) {
    return switch (setting) {
      case PUBLIC_ACCESS -> unless(setting, block());
      case OWNERSHIP ->
          unless(
              setting,
              rules("OwnershipControls", Value.fields("ObjectOwnership", "BucketOwnerEnforced")));
      case ENCRYPTION ->
          unless(
              setting,
              rules(
                  "ServerSideEncryptionConfiguration",
                  Value.Fields.NONE.with(
                      "ApplyServerSideEncryptionByDefault",
                      Value.fields("SSEAlgorithm", "AES256"))));
      case POLICY ->
          grant.grantedBy(policy())
              ? Optional.empty()
              : Optional.of(Value.fields("Policy", json.apply(grant.mergedInto(policy()))));
      case LIFECYCLE -> lifecycle();
    };
  }

  private Optional<Value.Fields> unless(BucketSetting setting, Value.Fields put) {
    Function<String, Value.Fields> none = text -> Value.Fields.NONE;
    return setting.content(put, none).equals(setting.content(seen.told(setting), none))
        ? Optional.empty()
        : Optional.of(put);
  }

  private static Value.Fields rules(String name, Value.Fields rule) {
    return Value.Fields.NONE.with(
        name, Value.Fields.NONE.with("Rules", Value.items(List.of(rule))));
  }

  private static Value.Fields block() {
    var all = Value.Fields.NONE;
    for (var name :
        List.of(
            "BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")) {
      all = all.with(name, true);
    }
    return Value.Fields.NONE.with("PublicAccessBlockConfiguration", all);
  }

  /** The bucket's own rules stay; writing the rules replaces them all, so all are written. */
  private Optional<Value.Fields> lifecycle() {
    var told = seen.told(BucketSetting.LIFECYCLE);
    var own = BucketSetting.lifecycle(told);
    if (own.stream().anyMatch(BucketWishes::endsUploads)) {
      return Optional.empty();
    }
    List<Value.Fields> all =
        new ArrayList<>(
            own.stream().filter(rule -> !rule.text("ID").orElse("").equals(RULE)).toList());
    all.add(
        Value.fields("ID", RULE, "Status", "Enabled")
            .with("Filter", Value.Fields.NONE.with("Prefix", new Value.Text("")))
            .with(
                "AbortIncompleteMultipartUpload",
                Value.Fields.NONE.with("DaysAfterInitiation", DAYS)));
    var put =
        Value.Fields.NONE.with(
            "LifecycleConfiguration", Value.Fields.NONE.with("Rules", Value.items(all)));
    return Optional.of(
        put.with(
            "TransitionDefaultMinimumObjectSize", told.text("TransitionDefaultMinimumObjectSize")));
  }

  private static boolean endsUploads(Value.Fields rule) {
    return rule.text("Status").orElse("").equals("Enabled")
        && BucketSetting.wholeBucket(rule)
        && rule.fields("AbortIncompleteMultipartUpload").number("DaysAfterInitiation").isPresent();
  }
}
