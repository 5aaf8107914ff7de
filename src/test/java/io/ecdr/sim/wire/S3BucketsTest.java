package io.ecdr.sim.wire;

import static io.ecdr.sim.wire.TestWorld.ACCOUNT;
import static io.ecdr.sim.wire.TestWorld.AWAY;
import static io.ecdr.sim.wire.TestWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.fault.Faults.Treatment;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Type;

/** Buckets: where they are, whose they are, and who may. */
@SuppressWarnings("unchecked") // the SDK's builders take generic varargs
class S3BucketsTest {

  private static final String OTHER = "444455556666";

  private TestWorld world;
  private S3Client home;
  private S3Client away;

  @BeforeEach
  void makeBuckets() {
    world = TestWorld.inProcess();
    home = s3(HOME);
    away = s3(AWAY);
    home.createBucket(b -> b.bucket("home"));
    away.createBucket(
        b -> b.bucket("away").createBucketConfiguration(c -> c.locationConstraint(AWAY)));
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  private S3Client s3(String region) {
    return world.client(S3Client.builder().forcePathStyle(true), region);
  }

  private static void isRefused(ThrowingCallable call, String code, int status) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.statusCode()).isEqualTo(status);
            });
  }

  @Test
  void aBucketIsServedOnlyInItsOwnRegion() {
    assertThatThrownBy(() -> home.listObjectsV2(b -> b.bucket("away")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(301);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PermanentRedirect");
              assertThat(
                      e.awsErrorDetails()
                          .sdkHttpResponse()
                          .firstMatchingHeader("x-amz-bucket-region"))
                  .contains(AWAY);
            });
    assertThatThrownBy(() -> home.headBucket(b -> b.bucket("away")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(301));
    assertThat(away.headBucket(b -> b.bucket("away")).bucketRegion()).isEqualTo(AWAY);
  }

  @Test
  void aClientThatMayCrossRegionsIsShownTheWay() {
    var crossing =
        world.client(S3Client.builder().forcePathStyle(true).crossRegionAccessEnabled(true), HOME);
    crossing.putObject(b -> b.bucket("away").key("k"), RequestBody.fromString("x"));
    assertThat(away.headObject(b -> b.bucket("away").key("k")).contentLength()).isOne();
  }

  @Test
  void tellsWhereABucketIs() {
    assertThat(home.getBucketLocation(b -> b.bucket("home")).locationConstraintAsString())
        .isNullOrEmpty();
    assertThat(away.getBucketLocation(b -> b.bucket("away")).locationConstraintAsString())
        .isEqualTo(AWAY);
  }

  @Test
  void aBucketIsMadeOnlyWhereTheRequestGoes() {
    isRefused(
        () ->
            home.createBucket(
                b ->
                    b.bucket("third")
                        .createBucketConfiguration(c -> c.locationConstraint("eu-west-1"))),
        "IllegalLocationConstraintException",
        400);
  }

  @Test
  void aNameIsTakenOnceForEverybody() {
    assertThatThrownBy(
            () ->
                away.createBucket(
                    b ->
                        b.bucket("away")
                            .createBucketConfiguration(c -> c.locationConstraint(AWAY))))
        .isInstanceOf(BucketAlreadyOwnedByYouException.class);
    home.createBucket(b -> b.bucket("home"));
    world.signedBy(OTHER);
    assertThatThrownBy(() -> s3(HOME).createBucket(b -> b.bucket("home")))
        .isInstanceOf(BucketAlreadyExistsException.class);
    assertThat(s3(HOME).listBuckets().buckets()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xn--name", "sthree-name", "name-s3alias", "name--ol-s3"})
  void refusesNamesThatNoBucketCanHave(String name) {
    isRefused(() -> home.createBucket(b -> b.bucket(name)), "InvalidBucketName", 400);
  }

  @Test
  void listsBucketsOfAllRegionsInPages() {
    assertThat(home.listBucketsPaginator(b -> b.maxBuckets(1)).buckets().stream().map(Bucket::name))
        .containsExactly("away", "home");
    assertThat(home.listBuckets(b -> b.bucketRegion(AWAY)).buckets())
        .extracting(Bucket::bucketRegion)
        .containsExactly(AWAY);
  }

  @Test
  void removesOnlyEmptyBuckets() {
    home.putObject(b -> b.bucket("home").key("k"), RequestBody.fromString("x"));
    isRefused(() -> home.deleteBucket(b -> b.bucket("home")), "BucketNotEmpty", 409);
    home.deleteObject(b -> b.bucket("home").key("k"));
    home.deleteBucket(b -> b.bucket("home"));
    assertThatThrownBy(() -> home.listObjectsV2(b -> b.bucket("home")))
        .isInstanceOf(NoSuchBucketException.class);
    assertThatThrownBy(() -> home.headBucket(b -> b.bucket("home")))
        .isInstanceOf(NoSuchBucketException.class);
  }

  @Test
  void anotherAccountMayOnlyWhatThePolicyAllows() {
    home.putObject(b -> b.bucket("home").key("k"), RequestBody.fromString("x"));
    world.signedBy(OTHER);
    var stranger = s3(HOME);
    isRefused(() -> stranger.getObjectAsBytes(b -> b.bucket("home").key("k")), "AccessDenied", 403);
    home.putBucketPolicy(b -> b.bucket("home").policy(readFor(OTHER)));
    assertThat(stranger.getObjectAsBytes(b -> b.bucket("home").key("k")).asUtf8String())
        .isEqualTo("x");
    isRefused(
        () -> stranger.putObject(b -> b.bucket("home").key("k"), RequestBody.fromString("y")),
        "AccessDenied",
        403);
    isRefused(
        () -> stranger.getObjectAsBytes(b -> b.bucket("home").key("missing")), "AccessDenied", 403);
  }

  private static String readFor(String account) {
    return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
        "Principal":{"AWS":"arn:aws:iam::%s:root"},
        "Action":"s3:GetObject","Resource":"arn:aws:s3:::home/*"}]}"""
        .formatted(account);
  }

  @Test
  void aPolicyCanDenyTheOwnersOwnUsers() {
    home.putBucketPolicy(
        b ->
            b.bucket("home")
                .policy(
                    """
                    {"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:PutObject",
                    "Resource":"arn:aws:s3:::home/*",
                    "Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"AES256"}}}}"""));
    isRefused(
        () -> home.putObject(b -> b.bucket("home").key("k"), RequestBody.fromString("x")),
        "AccessDenied",
        403);
    home.putObject(
        b -> b.bucket("home").key("k").serverSideEncryption(ServerSideEncryption.AES256),
        RequestBody.fromString("x"));
  }

  @Test
  void keepsThePolicyAsItWasPut() {
    isRefused(() -> home.getBucketPolicy(b -> b.bucket("home")), "NoSuchBucketPolicy", 404);
    home.putBucketPolicy(b -> b.bucket("home").policy(readFor(OTHER)));
    assertThat(home.getBucketPolicy(b -> b.bucket("home")).policy()).isEqualTo(readFor(OTHER));
    assertThat(home.getBucketPolicyStatus(b -> b.bucket("home")).policyStatus().isPublic())
        .isFalse();
    home.deleteBucketPolicy(b -> b.bucket("home"));
    isRefused(() -> home.getBucketPolicy(b -> b.bucket("home")), "NoSuchBucketPolicy", 404);
  }

  @Test
  void refusesMalformedAndBlockedPolicies() {
    isRefused(
        () -> home.putBucketPolicy(b -> b.bucket("home").policy("{\"Statement\":[]}")),
        "MalformedPolicy",
        400);
    String open = readFor(OTHER).replace("arn:aws:iam::" + OTHER + ":root", "*");
    isRefused(() -> home.putBucketPolicy(b -> b.bucket("home").policy(open)), "AccessDenied", 403);
    home.deletePublicAccessBlock(b -> b.bucket("home"));
    home.putBucketPolicy(b -> b.bucket("home").policy(open));
    assertThat(home.getBucketPolicyStatus(b -> b.bucket("home")).policyStatus().isPublic())
        .isTrue();
  }

  @Test
  void newBucketsAreAsS3MakesThemToday() {
    assertThat(
            home.getBucketEncryption(b -> b.bucket("home"))
                .serverSideEncryptionConfiguration()
                .rules()
                .get(0)
                .applyServerSideEncryptionByDefault()
                .sseAlgorithm())
        .isEqualTo(ServerSideEncryption.AES256);
    assertThat(home.getBucketOwnershipControls(b -> b.bucket("home")).ownershipControls().rules())
        .extracting(OwnershipControlsRule::objectOwnership)
        .containsExactly(ObjectOwnership.BUCKET_OWNER_ENFORCED);
    assertThat(
            home.getPublicAccessBlock(b -> b.bucket("home"))
                .publicAccessBlockConfiguration()
                .restrictPublicBuckets())
        .isTrue();
    assertThat(home.getBucketAcl(b -> b.bucket("home")).grants().get(0).grantee().type())
        .isEqualTo(Type.CANONICAL_USER);
    assertThat(home.getBucketVersioning(b -> b.bucket("home")).status()).isNull();
    isRefused(
        () -> home.getBucketLifecycleConfiguration(b -> b.bucket("home")),
        "NoSuchLifecycleConfiguration",
        404);
  }

  @Test
  void settingsAreKept() {
    away.putBucketEncryption(
        b ->
            b.bucket("away")
                .serverSideEncryptionConfiguration(
                    c ->
                        c.rules(
                            r ->
                                r.applyServerSideEncryptionByDefault(
                                    d -> d.sseAlgorithm("aws:kms").kmsMasterKeyID("key-1")))));
    away.putObject(b -> b.bucket("away").key("k"), RequestBody.fromString("x"));
    assertThat(away.headObject(b -> b.bucket("away").key("k")).ssekmsKeyId()).isEqualTo("key-1");
    away.putBucketVersioning(
        b ->
            b.bucket("away")
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    assertThat(away.getBucketVersioning(b -> b.bucket("away")).status())
        .isEqualTo(BucketVersioningStatus.ENABLED);
    away.putBucketLifecycleConfiguration(
        b ->
            b.bucket("away")
                .lifecycleConfiguration(
                    l ->
                        l.rules(
                            r ->
                                r.id("old")
                                    .status("Enabled")
                                    .filter(f -> f.prefix("ecdr/"))
                                    .expiration(e -> e.days(30)))));
    assertThat(
            away.getBucketLifecycleConfiguration(b -> b.bucket("away"))
                .rules()
                .get(0)
                .expiration()
                .days())
        .isEqualTo(30);
  }

  @Test
  void anExpectedOwnerMustBeTheOwner() {
    home.headBucket(b -> b.bucket("home").expectedBucketOwner(ACCOUNT));
    isRefused(
        () -> home.listObjectsV2(b -> b.bucket("home").expectedBucketOwner(OTHER)),
        "AccessDenied",
        403);
  }

  @Test
  void refusesWhatIsNotSimulatedByName() {
    assertThatThrownBy(() -> home.getBucketCors(b -> b.bucket("home")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501))
        .hasMessageContaining("cors");
  }

  @Test
  void throttlesAndFallsSilentInItsOwnWay() {
    world.breakWith(Treatment.THROTTLED);
    isRefused(() -> home.listBuckets(), "SlowDown", 503);
    world.breakWith(Treatment.LOST_AFTER_EFFECT);
    assertThatThrownBy(
            () -> home.putObject(b -> b.bucket("home").key("k"), RequestBody.fromString("x")))
        .hasMessageContaining("Connection closed");
    world.breakWith(Treatment.LOST_BEFORE_EFFECT);
    assertThatThrownBy(() -> home.deleteObject(b -> b.bucket("home").key("k")))
        .hasMessageContaining("Connection closed");
    world.breakWith(Treatment.NONE);
    assertThat(home.headObject(b -> b.bucket("home").key("k")).contentLength()).isOne();
  }

  @Test
  void refusesExpiredAndUnknownKeysInItsOwnWords() {
    world.signedBy("EXPIRED1");
    isRefused(() -> s3(HOME).listBuckets(), "ExpiredToken", 400);
    world.signedBy("UNKNOWN1");
    isRefused(() -> s3(HOME).listBuckets(), "InvalidAccessKeyId", 403);
  }
}
