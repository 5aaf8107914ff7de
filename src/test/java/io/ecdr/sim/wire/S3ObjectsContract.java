package io.ecdr.sim.wire;

import static io.ecdr.sim.wire.TestWorld.AWAY;
import static io.ecdr.sim.wire.TestWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Objects as the Java client sees them, the same through both doors. */
abstract class S3ObjectsContract {

  private static final String NOW = "2026-11-23T01:00:00Z";

  private TestWorld world;
  private S3Client home;
  private S3Client away;

  abstract TestWorld open();

  @BeforeEach
  void makeBuckets() {
    world = open();
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

  private void put(String key, String text) {
    home.putObject(b -> b.bucket("home").key(key), RequestBody.fromString(text));
  }

  private String get(String key) {
    return home.getObjectAsBytes(b -> b.bucket("home").key(key)).asUtf8String();
  }

  private static void isRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code, int status) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.statusCode()).isEqualTo(status);
            });
  }

  @Test
  void givesBackWhatWasPut() {
    String key = "a b+c/ü?&=#%;'\"<>\u0001.rdb";
    var answer =
        home.putObject(
            b ->
                b.bucket("home")
                    .key(key)
                    .metadata(Map.of("source", "orders"))
                    .contentType("application/x-rdb")
                    .cacheControl("no-store"),
            RequestBody.fromString("REDIS0010"));
    var object = home.getObjectAsBytes(b -> b.bucket("home").key(key));
    assertThat(object.asUtf8String()).isEqualTo("REDIS0010");
    assertThat(object.response().metadata()).containsExactly(Map.entry("source", "orders"));
    assertThat(object.response().contentType()).isEqualTo("application/x-rdb");
    assertThat(object.response().cacheControl()).isEqualTo("no-store");
    assertThat(object.response().contentEncoding()).isNull();
    assertThat(object.response().eTag()).isEqualTo(answer.eTag());
    assertThat(object.response().lastModified()).isEqualTo(NOW);
    assertThat(object.response().serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
  }

  @Test
  void keepsTheChecksumAndTellsItWhenAsked() {
    home.putObject(
        b -> b.bucket("home").key("k").checksumAlgorithm(ChecksumAlgorithm.SHA256),
        RequestBody.fromString("123456789"));
    HeadObjectRequest.Builder head = HeadObjectRequest.builder().bucket("home").key("k");
    var silent = home.headObject(head.build());
    var told = home.headObject(head.checksumMode(ChecksumMode.ENABLED).build());
    assertThat(silent.checksumSHA256()).isNull();
    assertThat(told.checksumSHA256()).isEqualTo("FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=");
    assertThat(told.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    assertThat(told.contentLength()).isEqualTo(9);
  }

  @Test
  void refusesBytesThatDoNotFitTheirChecksum() {
    isRefused(
        () ->
            home.putObject(
                b -> b.bucket("home").key("k").checksumCRC32("AAAAAA=="),
                RequestBody.fromString("123456789")),
        "BadDigest",
        400);
    isRefused(
        () ->
            home.putObject(
                b -> b.bucket("home").key("k").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                RequestBody.fromString("123456789")),
        "BadDigest",
        400);
    assertThatThrownBy(() -> get("k")).isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void givesRanges() {
    put("k", "0123456789");
    var middle = home.getObjectAsBytes(b -> b.bucket("home").key("k").range("bytes=2-4"));
    assertThat(middle.asUtf8String()).isEqualTo("234");
    assertThat(middle.response().contentRange()).isEqualTo("bytes 2-4/10");
    assertThat(middle.response().sdkHttpResponse().statusCode()).isEqualTo(206);
    var tail = home.getObjectAsBytes(b -> b.bucket("home").key("k").range("bytes=-3"));
    assertThat(tail.asUtf8String()).isEqualTo("789");
    var rest = home.getObjectAsBytes(b -> b.bucket("home").key("k").range("bytes=8-100"));
    assertThat(rest.asUtf8String()).isEqualTo("89");
    isRefused(
        () -> home.getObjectAsBytes(b -> b.bucket("home").key("k").range("bytes=10-")),
        "InvalidRange",
        416);
  }

  @Test
  void writesOnlyOnConditionsThatHold() {
    put("k", "first");
    String first = home.headObject(b -> b.bucket("home").key("k")).eTag();
    isRefused(
        () ->
            home.putObject(
                b -> b.bucket("home").key("k").ifNoneMatch("*"), RequestBody.fromString("x")),
        "PreconditionFailed",
        412);
    home.putObject(b -> b.bucket("home").key("k").ifMatch(first), RequestBody.fromString("second"));
    isRefused(
        () ->
            home.putObject(
                b -> b.bucket("home").key("k").ifMatch(first), RequestBody.fromString("third")),
        "PreconditionFailed",
        412);
    assertThat(get("k")).isEqualTo("second");
    home.putObject(
        b -> b.bucket("home").key("new").ifNoneMatch("*"), RequestBody.fromString("new"));
    assertThat(get("new")).isEqualTo("new");
  }

  @Test
  void readsOnlyOnConditionsThatHold() {
    put("k", "text");
    String etag = home.headObject(b -> b.bucket("home").key("k")).eTag();
    assertThat(get("k")).isEqualTo("text");
    isRefused(
        () -> home.getObjectAsBytes(b -> b.bucket("home").key("k").ifMatch("\"other\"")),
        "PreconditionFailed",
        412);
    assertThatThrownBy(
            () -> home.getObjectAsBytes(b -> b.bucket("home").key("k").ifNoneMatch(etag)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(304));
  }

  @Test
  void copiesIntoAnotherRegion() {
    home.putObject(
        b -> b.bucket("home").key("from/ü +.rdb").metadata(Map.of("a", "b")),
        RequestBody.fromString("123456789"));
    var copied =
        away.copyObject(
            b ->
                b.sourceBucket("home")
                    .sourceKey("from/ü +.rdb")
                    .destinationBucket("away")
                    .destinationKey("to.rdb")
                    .serverSideEncryption(ServerSideEncryption.AES256)
                    .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME));
    assertThat(copied.copyObjectResult().checksumCRC64NVME()).isEqualTo("rosUhgp5mIg=");
    var copy = away.getObjectAsBytes(b -> b.bucket("away").key("to.rdb"));
    assertThat(copy.asUtf8String()).isEqualTo("123456789");
    assertThat(copy.response().metadata()).containsExactly(Map.entry("a", "b"));
  }

  @Test
  void listsByPrefixAndDelimiterInPages() {
    IntStream.range(0, 7).forEach(i -> put("p/" + i, "x"));
    put("p/deep/1", "x");
    put("p/deep/2", "x");
    put("p/zz", "x");
    put("q", "x");
    var pages =
        home.listObjectsV2Paginator(b -> b.bucket("home").prefix("p/").delimiter("/").maxKeys(3));
    assertThat(pages.stream()).hasSize(3);
    assertThat(pages.contents().stream().map(S3Object::key))
        .containsExactly("p/0", "p/1", "p/2", "p/3", "p/4", "p/5", "p/6", "p/zz");
    assertThat(pages.commonPrefixes().stream().map(p -> p.prefix())).containsExactly("p/deep/");
    assertThat(home.listObjects(b -> b.bucket("home").marker("p/deep/1").maxKeys(2)).contents())
        .extracting(S3Object::key)
        .containsExactly("p/deep/2", "p/zz");
  }

  @Test
  void aPageMayEndInARolledUpKey() {
    List.of("a", "b/1", "b/2", "c").forEach(key -> put(key, "x"));
    var first = home.listObjectsV2(b -> b.bucket("home").delimiter("/").maxKeys(2));
    assertThat(first.commonPrefixes()).hasSize(1);
    var second =
        home.listObjectsV2(
            b ->
                b.bucket("home")
                    .delimiter("/")
                    .maxKeys(2)
                    .continuationToken(first.nextContinuationToken()));
    assertThat(second.contents()).extracting(S3Object::key).containsExactly("c");
    assertThat(second.commonPrefixes()).isEmpty();
    assertThat(second.isTruncated()).isFalse();
  }

  @Test
  void removesOneAndMany() {
    List.of("a", "b", "c").forEach(key -> put(key, "x"));
    home.deleteObject(b -> b.bucket("home").key("a"));
    home.deleteObject(b -> b.bucket("home").key("a"));
    var answer =
        home.deleteObjects(
            b ->
                b.bucket("home")
                    .delete(
                        d ->
                            d.objects(
                                ObjectIdentifier.builder().key("b").build(),
                                ObjectIdentifier.builder().key("not there").build())));
    assertThat(answer.deleted()).hasSize(2);
    assertThat(home.listObjectsV2(b -> b.bucket("home")).contents())
        .extracting(S3Object::key)
        .containsExactly("c");
  }

  private static byte[] bytes(int seed, int length) {
    var bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void putsTogetherWhatCameInPartsAndCopiesThemInParts() {
    var first = bytes(1, 5 << 20);
    var second = bytes(2, 1234);
    String id =
        home.createMultipartUpload(
                b ->
                    b.bucket("home")
                        .key("big")
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .checksumType(ChecksumType.FULL_OBJECT))
            .uploadId();
    var one = upload(id, 1, first);
    var two = upload(id, 2, second);
    assertThat(home.listParts(b -> b.bucket("home").key("big").uploadId(id)).parts())
        .extracting(part -> part.size())
        .containsExactly((long) first.length, (long) second.length);
    var done =
        home.completeMultipartUpload(
            b -> b.bucket("home").key("big").uploadId(id).multipartUpload(m -> m.parts(one, two)));
    assertThat(done.eTag()).endsWith("-2\"");
    assertThat(done.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    var whole = home.getObjectAsBytes(b -> b.bucket("home").key("big")).asByteArray();
    assertThat(whole).startsWith(first).endsWith(second).hasSize(first.length + second.length);
    assertThat(home.listMultipartUploads(b -> b.bucket("home")).uploads()).isEmpty();
    copyInParts(whole, done.checksumCRC32());
  }

  private CompletedPart upload(String id, int number, byte[] bytes) {
    var answer =
        home.uploadPart(
            b ->
                b.bucket("home")
                    .key("big")
                    .uploadId(id)
                    .partNumber(number)
                    .checksumAlgorithm(ChecksumAlgorithm.CRC32),
            RequestBody.fromBytes(bytes));
    assertThat(answer.checksumCRC32()).isNotNull();
    return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
  }

  private void copyInParts(byte[] whole, String checksum) {
    String id =
        away.createMultipartUpload(
                b ->
                    b.bucket("away")
                        .key("copy")
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .checksumType(ChecksumType.FULL_OBJECT))
            .uploadId();
    int half = 5 << 20;
    var parts =
        List.of("bytes=0-" + (half - 1), "bytes=" + half + "-" + (whole.length - 1)).stream()
            .map(
                range ->
                    away.uploadPartCopy(
                            b ->
                                b.sourceBucket("home")
                                    .sourceKey("big")
                                    .destinationBucket("away")
                                    .destinationKey("copy")
                                    .uploadId(id)
                                    .partNumber(range.startsWith("bytes=0") ? 1 : 2)
                                    .copySourceRange(range))
                        .copyPartResult()
                        .eTag())
            .toList();
    away.completeMultipartUpload(
        b ->
            b.bucket("away")
                .key("copy")
                .uploadId(id)
                .multipartUpload(
                    m ->
                        m.parts(
                            CompletedPart.builder().partNumber(1).eTag(parts.get(0)).build(),
                            CompletedPart.builder().partNumber(2).eTag(parts.get(1)).build())));
    var head =
        away.headObject(b -> b.bucket("away").key("copy").checksumMode(ChecksumMode.ENABLED));
    assertThat(head.checksumCRC32()).isEqualTo(checksum);
    assertThat(away.getObjectAsBytes(b -> b.bucket("away").key("copy")).asByteArray())
        .isEqualTo(whole);
  }

  @Test
  void refusesPartsThatAreTooSmallWrongOrOutOfOrder() {
    String id = home.createMultipartUpload(b -> b.bucket("home").key("big")).uploadId();
    String etag =
        home.uploadPart(
                b -> b.bucket("home").key("big").uploadId(id).partNumber(1),
                RequestBody.fromString("small"))
            .eTag();
    home.uploadPart(
        b -> b.bucket("home").key("big").uploadId(id).partNumber(2),
        RequestBody.fromString("small"));
    var one = CompletedPart.builder().partNumber(1).eTag(etag).build();
    var two = CompletedPart.builder().partNumber(2).eTag(etag).build();
    var wrong = CompletedPart.builder().partNumber(1).eTag("\"00\"").build();
    isRefused(() -> complete(id, one, two), "EntityTooSmall", 400);
    isRefused(() -> complete(id, two, one), "InvalidPartOrder", 400);
    isRefused(() -> complete(id, wrong), "InvalidPart", 400);
    home.abortMultipartUpload(b -> b.bucket("home").key("big").uploadId(id));
    assertThatThrownBy(() -> complete(id, one)).isInstanceOf(NoSuchUploadException.class);
  }

  private void complete(String id, CompletedPart... parts) {
    home.completeMultipartUpload(
        b -> b.bucket("home").key("big").uploadId(id).multipartUpload(m -> m.parts(parts)));
  }

  @Test
  void keepsObjectTags() {
    home.putObject(
        b -> b.bucket("home").key("k").tagging("team=data&ecdr%3Aoperation=op-1"),
        RequestBody.fromString("x"));
    assertThat(home.getObjectTagging(b -> b.bucket("home").key("k")).tagSet())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("ecdr:operation=op-1", "team=data");
  }

  @Test
  void takesEmptyAndLargerBodies() {
    put("empty", "");
    assertThat(get("empty")).isEmpty();
    var large = bytes(3, 3_000_001);
    home.putObject(b -> b.bucket("home").key("large"), RequestBody.fromBytes(large));
    assertThat(home.getObjectAsBytes(b -> b.bucket("home").key("large")).asByteArray())
        .isEqualTo(large);
    assertThat(new String(large, 0, 1, StandardCharsets.ISO_8859_1)).hasSize(1);
  }
}
