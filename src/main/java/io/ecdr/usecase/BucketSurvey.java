package io.ecdr.usecase;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.AccountId;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.BucketOpenness;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what there is to know about one bucket, as seen from the Region that it should be in. */
final class BucketSurvey {

  private static final Pattern NAMED = Pattern.compile("the bucket is in ([a-z0-9-]+)");
  private static final Set<String> REDIRECTS =
      new TreeSet<>(
          List.of(
              "301",
              "307",
              "AuthorizationHeaderMalformed",
              "IllegalLocationConstraintException",
              "PermanentRedirect",
              "TemporaryRedirect"));

  private final String bucket;
  private final Region region;
  private final Call head;
  private final Call location;
  private final Call policy;
  private final Call ownership;
  private final Call encryption;
  private final Call block;
  private final Call acl;
  private boolean asksWhoIsLetIn;

  BucketSurvey(CallMaker maker, String bucket, Region region) {
    this(maker, bucket, region, Optional.empty(), Optional.empty());
  }

  /**
   * @param owner the account that it must belong to for anything but the first look at it to be
   *     answered
   * @param profile whose credentials are used, if not the others
   */
  BucketSurvey(
      CallMaker maker,
      String bucket,
      Region region,
      Optional<AccountId> owner,
      Optional<String> profile) {
    this.bucket = bucket;
    this.region = region;
    var plain = Value.fields("Bucket", bucket);
    head = maker.s3(region, "HeadBucket", plain).as(profile);
    var named = plain.with("ExpectedBucketOwner", owner.map(AccountId::digits));
    location = maker.s3(region, "GetBucketLocation", named).as(profile);
    policy = maker.s3(region, "GetBucketPolicy", named).as(profile);
    ownership = maker.s3(region, "GetBucketOwnershipControls", named).as(profile);
    encryption = maker.s3(region, "GetBucketEncryption", named).as(profile);
    block = maker.s3(region, "GetPublicAccessBlock", named).as(profile);
    acl = maker.s3(region, "GetBucketAcl", named).as(profile);
  }

  /** The same, which also reads what beside the policy lets everybody in. */
  BucketSurvey andWhoIsLetIn() {
    asksWhoIsLetIn = true;
    return this;
  }

  /** The calls of the first round. */
  List<Call> calls() {
    return asksWhoIsLetIn
        ? List.of(head, location, policy, ownership, encryption, block, acl)
        : List.of(head, location, policy, ownership, encryption);
  }

  /** The call that asks for the owner; the account must be known for it. */
  Call ownerCall(AccountId account) {
    return head.with("ExpectedBucketOwner", new Value.Text(account.digits()));
  }

  BucketFacts facts(Reads reads, AccountId account) {
    return new BucketFacts(
        bucket,
        region(reads),
        elsewhere(reads),
        owned(reads, account),
        policy(reads),
        reads
            .fact(ownership)
            .map(f -> first(f.fields("OwnershipControls"), "ObjectOwnership").orElse("")),
        encryption(reads),
        asksWhoIsLetIn ? openness(reads) : BucketOpenness.unasked(reads.at(head)));
  }

  private BucketOpenness openness(Reads reads) {
    return new BucketOpenness(
        blocks(reads, "RestrictPublicBuckets"),
        blocks(reads, "IgnorePublicAcls"),
        reads.fact(acl).map(BucketSurvey::everybody));
  }

  private Fact<Boolean> blocks(Reads reads, String what) {
    return reads
        .fact(block)
        .map(f -> f.fields("PublicAccessBlockConfiguration").flag(what).orElse(false));
  }

  /**
   * The groups of all users and of all who have an AWS account (source: {@code S3:acl-overview}).
   */
  private static List<String> everybody(Value.Fields acl) {
    return acl.list("Grants").stream()
        .flatMap(
            grant ->
                grant.fields("Grantee").text("URI").stream()
                    .filter(uri -> uri.endsWith("/AllUsers") || uri.endsWith("/AuthenticatedUsers"))
                    .map(
                        uri ->
                            grant.text("Permission").orElse("something")
                                + " to "
                                + uri.substring(uri.lastIndexOf('/') + 1)))
        .toList();
  }

  private boolean elsewhere(Reads reads) {
    return reads.completion(head) instanceof Completion.Refused refused
        && (REDIRECTS.contains(refused.code())
            || refused.httpStatus() == 301
            || named(refused).filter(r -> !r.equals(region)).isPresent());
  }

  private static Optional<Region> named(Completion.Refused refused) {
    var matcher = NAMED.matcher(refused.message());
    return matcher.find() ? region(matcher.group(1)) : Optional.empty();
  }

  private Fact<Region> region(Reads reads) {
    var at = reads.at(head);
    var seen = reads.fact(head);
    if (seen.absent()) {
      return new Fact.Absent<>(at);
    }
    var told = seen.value().flatMap(f -> f.text("BucketRegion")).flatMap(BucketSurvey::region);
    if (told.isEmpty() && reads.completion(head) instanceof Completion.Refused refused) {
      told = named(refused);
    }
    if (told.isEmpty()) {
      told = reads.fact(location).value().flatMap(BucketSurvey::located);
    }
    if (told.isEmpty() && seen.value().isPresent()) {
      told = Optional.of(region);
    }
    return told.<Fact<Region>>map(r -> new Fact.Known<>(r, at))
        .orElseGet(
            () ->
                new Fact.Unknown<>(
                    seen.unknown().map(Fact.Unknown::trouble).orElse(Trouble.ODD),
                    Reads.words(head, reads.completion(head)),
                    at));
  }

  /** us-east-1 is told by saying nothing, and eu-west-1 once was EU (source: S3 API). */
  private static Optional<Region> located(Value.Fields answer) {
    var told = answer.text("LocationConstraint").orElse("us-east-1");
    return region(told.equals("EU") ? "eu-west-1" : told);
  }

  private static Optional<Region> region(String id) {
    try {
      return Optional.of(new Region(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Fact<Boolean> owned(Reads reads, AccountId account) {
    var call = ownerCall(account);
    boolean seenWithout = reads.fact(head).value().isPresent();
    if (seenWithout
        && reads.completion(call) instanceof Completion.Refused refused
        && refused.kind() == RefusalKind.NOT_PERMITTED) {
      return new Fact.Known<>(false, reads.at(call));
    }
    return reads.fact(call).map(f -> true);
  }

  private Fact<Value.Fields> policy(Reads reads) {
    var fact = reads.fact(policy);
    if (fact.value().isEmpty()) {
      return fact;
    }
    try {
      return fact.map(f -> Json.readForeign(f.text("Policy").orElse("")));
    } catch (Malformed e) {
      return new Fact.Unknown<>(
          Trouble.ODD, "the policy of bucket " + bucket + ": " + e.getMessage(), fact.at());
    }
  }

  private Fact<String> encryption(Reads reads) {
    var fact = reads.fact(encryption);
    var algorithm =
        fact.value()
            .flatMap(
                f ->
                    f.fields("ServerSideEncryptionConfiguration").list("Rules").stream()
                        .flatMap(
                            r ->
                                r
                                    .fields("ApplyServerSideEncryptionByDefault")
                                    .text("SSEAlgorithm")
                                    .stream())
                        .findFirst());
    return algorithm.isPresent() || fact.value().isEmpty()
        ? fact.map(f -> algorithm.orElse(""))
        : new Fact.Absent<>(fact.at());
  }

  private static Optional<String> first(Value.Fields fields, String name) {
    return fields.list("Rules").stream().flatMap(r -> r.text(name).stream()).findFirst();
  }
}
