package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.model.policy.Asker;
import io.ecdr.model.policy.BucketPolicy;
import io.ecdr.model.policy.Ruling;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement that lets ElastiCache into a bucket, and the bucket's policy with it. Exactly the
 * actions that AWS names for the use, to the principal of the bucket's Region (source: {@code
 * UG:backups-exporting}, {@code UG:backups-seeding-redis}).
 */
final class BucketGrant {

  /** The largest policy of a bucket, in bytes (S3:bucket-policies). */
  static final int LARGEST = 20 * 1024;

  private static final String VERSION = "2012-10-17";

  private final BucketRequest request;
  private final AccountId account;

  BucketGrant(BucketRequest request, AccountId account) {
    this.request = request;
    this.account = account;
  }

  List<String> onBucket() {
    return exports() ? BucketChecks.EXPORT_BUCKET : BucketChecks.SEED_BUCKET;
  }

  List<String> onObject() {
    return exports() ? BucketChecks.EXPORT_OBJECT : BucketChecks.SEED_OBJECT;
  }

  private boolean exports() {
    return request.use() == BucketRequest.Use.EXPORT;
  }

  /** Whether a policy grants it all already. */
  boolean grantedBy(Value.Fields document) {
    var policy = BucketPolicy.of(document);
    return askers().stream()
        .allMatch(
            asker ->
                onBucket().stream().allMatch(a -> granted(policy, asker, a, ""))
                    && onObject().stream().allMatch(a -> granted(policy, asker, a, "/any.rdb")));
  }

  private boolean granted(BucketPolicy policy, Asker asker, String action, String rest) {
    return policy.judge(asker, action, arn(rest)).kind() == Ruling.Kind.GRANTED;
  }

  private List<Asker> askers() {
    Region region = request.region();
    return Asker.elastiCache(region, account);
  }

  /** The policy with the statement behind all others, which stay as they are. */
  Value.Fields mergedInto(Value.Fields document) {
    List<Value> all = new ArrayList<>(statements(document));
    all.add(statement(document));
    var merged = document.with("Statement", new Value.Items(all));
    return document.get("Version").isPresent() ? merged : merged.with("Version", VERSION);
  }

  /** The statement, under a name that none of the policy's has. */
  Value.Fields statement(Value.Fields document) {
    var services = askers().stream().map(Asker::service).toList();
    var actions = new ArrayList<>(onObject());
    actions.addAll(onBucket());
    return Value.fields("Sid", name(document), "Effect", "Allow")
        .with(
            "Principal",
            Value.Fields.NONE.with(
                "Service",
                services.size() == 1 ? new Value.Text(services.get(0)) : Value.texts(services)))
        .with("Action", Value.texts(actions))
        .with("Resource", Value.texts(List.of(arn(""), arn("/*"))));
  }

  private String name(Value.Fields document) {
    var plain = exports() ? "EcdrElastiCacheExports" : "EcdrElastiCacheReads";
    var taken =
        statements(document).stream()
            .flatMap(
                s ->
                    s instanceof Value.Fields f
                        ? f.text("Sid").stream()
                        : List.<String>of().stream())
            .toList();
    var name = plain;
    for (int i = 2; taken.contains(name); i++) {
      name = plain + i;
    }
    return name;
  }

  /** A policy with one statement may have it without a list around it. */
  private static List<Value> statements(Value.Fields document) {
    var given = document.get("Statement").orElse(new Value.Items(List.of()));
    return given instanceof Value.Items items ? items.values() : List.of(given);
  }

  private String arn(String rest) {
    return "arn:" + request.region().partition() + ":s3:::" + request.name() + rest;
  }
}
