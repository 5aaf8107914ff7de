package io.ecdr.sim.action.s3;

import io.ecdr.sim.service.Caller;
import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.Principal;
import io.ecdr.sim.world.s3.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lets callers through to buckets and objects, or says as S3 does why not.
 *
 * <p>A bucket is served only in its own Region (S3:Redirects). Callers of the owner's account may
 * do all that the bucket's policy does not deny; others what it allows.
 */
record Gate(Caller caller, World world) {

  // Regions opened later answer 400 instead of 301 to requests for buckets elsewhere.
  private static final Set<String> OLD_REGIONS =
      new TreeSet<>(
          List.of(
              "us-east-1",
              "us-east-2",
              "us-west-1",
              "us-west-2",
              "ca-central-1",
              "sa-east-1",
              "eu-west-1",
              "eu-west-2",
              "eu-west-3",
              "eu-central-1",
              "eu-north-1",
              "ap-south-1",
              "ap-northeast-1",
              "ap-northeast-2",
              "ap-northeast-3",
              "ap-southeast-1",
              "ap-southeast-2"));

  /** The caller as policies see it. */
  Principal principal() {
    return Principal.aws(caller.account(), caller.arn());
  }

  /** The moment it is. */
  Instant now() {
    return world.settings().time().now();
  }

  /**
   * A bucket, for an action on the bucket itself.
   *
   * @param expectedOwner the account the caller says it belongs to, or null
   */
  Bucket bucket(String name, String expectedOwner, String permission) {
    return bucket(name, expectedOwner, permission, Map.of());
  }

  /** As the shorter one, with condition keys of the request. */
  Bucket bucket(
      String name, String expectedOwner, String permission, Map<String, List<String>> context) {
    var bucket = here(name, expectedOwner);
    demand(bucket, permission, Optional.empty(), context);
    return bucket;
  }

  /** A bucket, for an action on an object in it. */
  Bucket object(
      String name,
      String key,
      String expectedOwner,
      String permission,
      Map<String, List<String>> context) {
    var bucket = here(name, expectedOwner);
    demand(bucket, permission, Optional.of(key), context);
    return bucket;
  }

  /** A bucket, wherever it is, to copy an object from. */
  Bucket source(String name, String key, String expectedOwner) {
    var bucket = existing(name, expectedOwner);
    demand(bucket, "s3:GetObject", Optional.of(key), Map.of());
    return bucket;
  }

  /**
   * An object in a bucket already let through to; whoever may not list the bucket is not told that
   * a key is missing.
   */
  StoredObject object(Bucket bucket, String key) {
    return bucket
        .find(key)
        .orElseThrow(
            () ->
                may(bucket, "s3:ListBucket", Optional.empty(), Map.of())
                    ? new ServiceFault("NoSuchKey", 404, "The specified key does not exist.")
                        .with("Key", key)
                    : denied(bucket, "s3:ListBucket"));
  }

  /** Whether the caller may do something. */
  boolean may(
      Bucket bucket, String permission, Optional<String> key, Map<String, List<String>> context) {
    return bucket.allows(principal(), permission, key, context(bucket, context));
  }

  private void demand(
      Bucket bucket, String permission, Optional<String> key, Map<String, List<String>> context) {
    if (!may(bucket, permission, key, context)) {
      throw denied(bucket, permission);
    }
  }

  private ServiceFault denied(Bucket bucket, String permission) {
    return new ServiceFault(
        "AccessDenied",
        403,
        "User: "
            + caller.arn()
            + " is not authorized to perform: "
            + permission
            + " on resource: \""
            + bucket.arn(Optional.empty())
            + "\"");
  }

  private Bucket here(String name, String expectedOwner) {
    var bucket = existing(name, expectedOwner);
    if (!bucket.region().equals(caller.region())) {
      throw elsewhere(bucket);
    }
    return bucket;
  }

  private Bucket existing(String name, String expectedOwner) {
    var bucket =
        world
            .s3()
            .find(name)
            .orElseThrow(
                () ->
                    new ServiceFault("NoSuchBucket", 404, "The specified bucket does not exist")
                        .with("BucketName", name));
    if (expectedOwner != null && !expectedOwner.equals(bucket.owner())) {
      throw new ServiceFault("AccessDenied", 403, "Access Denied");
    }
    return bucket;
  }

  private ServiceFault elsewhere(Bucket bucket) {
    if (OLD_REGIONS.contains(bucket.region())) {
      return new ServiceFault(
              "PermanentRedirect",
              301,
              "The bucket you are attempting to access must be addressed using the specified"
                  + " endpoint. Please send all future requests to this endpoint.")
          .with("Bucket", bucket.name())
          .with("Endpoint", bucket.name() + ".s3." + bucket.region() + ".amazonaws.com")
          .with("Region", bucket.region());
    }
    return new ServiceFault(
            "IllegalLocationConstraintException",
            400,
            "The "
                + bucket.region()
                + " location constraint is incompatible for the region specific endpoint this"
                + " request was sent to.")
        .with("Region", bucket.region());
  }

  private Map<String, List<String>> context(Bucket bucket, Map<String, List<String>> request) {
    var context = new TreeMap<String, List<String>>(request);
    // The simulator's door has no TLS; clients of the service it stands for always use it.
    context.put("aws:SecureTransport", List.of("true"));
    context.put("s3:TlsVersion", List.of("1.3"));
    context.put("aws:SourceIp", List.of("127.0.0.1"));
    context.put("aws:PrincipalArn", List.of(caller.arn()));
    context.put("aws:PrincipalAccount", List.of(caller.account()));
    context.put("aws:PrincipalType", List.of("User"));
    context.put("aws:PrincipalIsAWSService", List.of("false"));
    context.put("aws:username", List.of(caller.accessKeyId()));
    context.put("aws:userid", List.of(caller.accessKeyId()));
    context.put("aws:RequestedRegion", List.of(caller.region()));
    context.put("aws:CurrentTime", List.of(now().toString()));
    context.put("aws:EpochTime", List.of(Long.toString(now().getEpochSecond())));
    context.put("aws:ResourceAccount", List.of(bucket.owner()));
    context.put("s3:ResourceAccount", List.of(bucket.owner()));
    return context;
  }
}
