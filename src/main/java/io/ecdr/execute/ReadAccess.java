package io.ecdr.execute;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.Manifest;
import io.ecdr.model.Value;
import io.ecdr.model.policy.Asker;
import io.ecdr.model.policy.BucketPolicy;
import io.ecdr.model.policy.Ruling;
import io.ecdr.plan.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the ElastiCache of the bucket's Region may read a backup's files, by the bucket's policy
 * as it is now (source: {@code UG:backups-seeding-redis}).
 *
 * @param faults what it may not do, one sentence each
 * @param stopped set when the policy could not be read
 */
record ReadAccess(List<String> faults, Optional<Turn.Stop> stopped) {

  static ReadAccess of(Bucket bucket, Manifest manifest) {
    var get = bucket.onBucket("GetBucketPolicy", Value.Fields.NONE);
    var answer = bucket.dialogue().ask("policy", get);
    if (answer.isEmpty()) {
      return new ReadAccess(List.of(), Optional.empty());
    }
    if (Bucket.notFound(answer.get())) {
      return judge(bucket, manifest, BucketPolicy.none());
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return new ReadAccess(List.of(), Optional.of(Bucket.stop(get, answer.get())));
    }
    try {
      var document = Json.readForeign(answered.body().text("Policy").orElse("{}"));
      return judge(bucket, manifest, BucketPolicy.of(document));
    } catch (Malformed e) {
      return new ReadAccess(
          List.of("the policy of bucket " + bucket.name() + " makes no sense: " + e.getMessage()),
          Optional.empty());
    }
  }

  /** One of ElastiCache's names must be granted everything. */
  private static ReadAccess judge(Bucket bucket, Manifest manifest, BucketPolicy policy) {
    List<String> faults = List.of();
    for (var asker : Asker.elastiCache(bucket.region(), manifest.cache().account())) {
      var open = open(bucket, manifest, policy, asker);
      if (open.isEmpty()) {
        return new ReadAccess(List.of(), Optional.empty());
      }
      faults = faults.isEmpty() ? open : faults;
    }
    return new ReadAccess(faults, Optional.empty());
  }

  private static List<String> open(
      Bucket bucket, Manifest manifest, BucketPolicy policy, Asker asker) {
    var arn = "arn:" + bucket.region().partition() + ":s3:::" + bucket.name();
    List<Ruling> rulings = new ArrayList<>();
    rulings.add(policy.judge(asker, "s3:ListBucket", arn));
    rulings.add(policy.judge(asker, "s3:GetBucketAcl", arn));
    for (var shard : manifest.shards()) {
      rulings.add(policy.judge(asker, "s3:GetObject", arn + "/" + shard.key()));
    }
    return rulings.stream()
        .filter(r -> r.kind() != Ruling.Kind.GRANTED)
        .map(
            r ->
                asker.service()
                    + (r.kind() == Ruling.Kind.DENIED ? " may not " : " perhaps may not ")
                    + r.action()
                    + " on "
                    + r.resource()
                    + ": "
                    + r.reason())
        .toList();
  }
}
