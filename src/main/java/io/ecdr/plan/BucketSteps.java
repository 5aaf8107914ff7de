package io.ecdr.plan;

import io.ecdr.model.BucketRequest;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The steps that make a bucket and set it right, each with a look before and after. */
final class BucketSteps {

  static final Limits SHORT =
      new Limits(Duration.ofSeconds(2), "a few small calls", Duration.ofMinutes(5));

  /** Where buckets are made without naming the Region (source: S3API:CreateBucket). */
  private static final String FIRST_REGION = "us-east-1";

  private final BucketRequest request;
  private final BucketInventory seen;
  private final CallMaker calls;

  BucketSteps(BucketRequest request, BucketInventory seen, CallMaker calls) {
    this.request = request;
    this.seen = seen;
    this.calls = calls;
  }

  List<Step> all(BucketWishes wishes) {
    List<Step> steps = new ArrayList<>();
    if (!seen.exists()) {
      steps.add(make());
    }
    wishes.missing().forEach((setting, put) -> steps.add(set(setting, put, wishes)));
    return steps;
  }

  private Step make() {
    var named = Value.fields("Bucket", request.name());
    var create =
        calls.s3(
            request.region(),
            "CreateBucket",
            located(named.with("ObjectOwnership", "BucketOwnerEnforced")));
    var head = calls.s3(request.region(), "HeadBucket", owned(named));
    return step(
        "make",
        "Make bucket " + request.name() + " in " + request.region(),
        "make-bucket",
        place().with("Create", create.parameters()),
        List.of(head, create),
        "no bucket has that name");
  }

  private Value.Fields located(Value.Fields create) {
    return request.region().id().equals(FIRST_REGION)
        ? create
        : create.with(
            "CreateBucketConfiguration", Value.fields("LocationConstraint", request.region().id()));
  }

  private Step set(BucketSetting setting, Value.Fields put, BucketWishes wishes) {
    var named = owned(Value.fields("Bucket", request.name()));
    var all = named;
    for (var member : put.members().entrySet()) {
      all = all.with(member.getKey(), member.getValue());
    }
    var parameters = place().with("Setting", setting.word()).with("Put", put);
    return step(
        setting.word(),
        title(setting, wishes),
        "put-bucket-setting",
        guarded(setting) ? parameters.with("Seen", seen.told(setting)) : parameters,
        List.of(
            calls.s3(request.region(), setting.get(), named),
            calls.s3(request.region(), setting.put(), all)),
        guarded(setting) ? "it is as it was seen" : "the bucket is there");
  }

  /** A new bucket comes with settings of its own, but with no policy and no rules. */
  private boolean guarded(BucketSetting setting) {
    return seen.exists() || setting == BucketSetting.POLICY || setting == BucketSetting.LIFECYCLE;
  }

  private String title(BucketSetting setting, BucketWishes wishes) {
    var bucket = " bucket " + request.name();
    return switch (setting) {
      case PUBLIC_ACCESS -> "Block all public access to" + bucket;
      case OWNERSHIP -> "Make the owner of" + bucket + " own its objects; ACLs end";
      case ENCRYPTION -> "Encrypt new objects of" + bucket + " with SSE-S3 by default";
      case POLICY ->
          (wishes.merges() ? "Add one statement to the policy of" : "Write the policy of")
              + bucket
              + ": let ElastiCache in";
      case LIFECYCLE ->
          "Have uploads to"
              + bucket
              + " ended that are not finished in "
              + BucketWishes.DAYS
              + " days";
    };
  }

  private Value.Fields place() {
    return Value.fields(
        "Bucket", request.name(),
        "Region", request.region().id(),
        "Owner", seen.account().digits());
  }

  private Value.Fields owned(Value.Fields named) {
    return named.with("ExpectedBucketOwner", seen.account().digits());
  }

  private Step step(
      String id,
      String title,
      String kind,
      Value.Fields parameters,
      List<Call> may,
      String precondition) {
    return new Step.Local(
            request.name() + "/" + id,
            title,
            kind,
            parameters,
            may,
            request
                .timeout()
                .map(time -> new Limits(SHORT.expected(), SHORT.basis(), time))
                .orElse(SHORT))
        .when(precondition);
  }
}
