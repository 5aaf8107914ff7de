package io.ecdr.plan;

import io.ecdr.model.BucketRequest;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plans how a bucket is made, or set right, so that ElastiCache may use it and nobody else gets in.
 * Pure.
 */
public final class BucketPlanner {

  /** The command that these plans are of. */
  public static final String VERB = "backup bucket";

  private final CallMaker calls;
  private final String toolVersion;
  private final Function<Value.Fields, String> json;

  /**
   * @param toolVersion the version of ecdr, for the plans
   * @param json writes a document
   */
  public BucketPlanner(CallMaker calls, String toolVersion, Function<Value.Fields, String> json) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
    this.json = Objects.requireNonNull(json, "json");
  }

  /** Makes the plan; one without steps when nothing is left to do. */
  public Plan plan(BucketRequest request, BucketInventory seen, String operation) {
    var wanted = new BucketWishes(request, seen, json);
    var steps = new BucketSteps(request, seen, calls).all(wanted);
    var cache = new CacheId(seen.account(), request.region(), CacheKind.BUCKET, request.name());
    return new Plan(
        operation,
        VERB,
        toolVersion,
        seen.at(),
        seen.account(),
        List.of(request.region()),
        new BucketSetUpChecks(request, seen, wanted).all(),
        steps.isEmpty() ? List.of() : List.of(new Lane(cache, steps)),
        new Prediction(
            BucketSteps.SHORT.expected().multipliedBy(steps.size()),
            Optional.empty(),
            Optional.empty(),
            "a few small calls each"));
  }

  /** What a plan rests on: whether the bucket is there. What is set is compared call by call. */
  public static Fingerprint print(BucketInventory seen) {
    return Fingerprint.NONE.with("bucket", seen.exists() ? "there" : "not there");
  }
}
