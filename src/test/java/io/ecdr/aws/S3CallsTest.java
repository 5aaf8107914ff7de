package io.ecdr.aws;

import static io.ecdr.aws.FakeService.reply;
import static io.ecdr.aws.FakeService.xml;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Completion.Answered;
import io.ecdr.plan.Completion.Refused;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import org.junit.jupiter.api.Test;

class S3CallsTest {

  private static final Value.Fields OBJECT = Value.fields("Bucket", "dr", "Key", "a/manifest.json");

  @Test
  void putsTextOnceAndOnlyWhereNothingIs() {
    try (var service = new FakeService(xml(200, ""))) {
      var parameters = OBJECT.with("Body", "{\"é\":1}").with("IfNoneMatch", "*");

      assertThat(service.send(Service.S3, "PutObject", parameters)).isInstanceOf(Answered.class);

      var request = service.only();
      assertThat(request.path()).isEqualTo("/dr/a/manifest.json");
      assertThat(request.header("If-None-Match")).isEqualTo("*");
      assertThat(request.body()).contains("{\"é\":1}");
    }
  }

  @Test
  void aPutWhoseConnectionBreaksIsNotSentAgain() {
    try (var service = new FakeService(request -> request.exchange().close())) {
      var answer = service.send(Service.S3, "PutObject", OBJECT.with("Body", "x"));
      assertThat(answer).isInstanceOf(Completion.Lost.class);
      assertThat(service.seen()).hasSize(1);
    }
  }

  @Test
  void readsAnObjectAsText() {
    try (var service = new FakeService(reply(200, "text/plain", "grüße"))) {
      var body = answered(service.send(Service.S3, "GetObject", OBJECT));
      assertThat(body.text("Body")).contains("grüße");
      assertThat(body.get("BodyHex")).isEmpty();
    }
  }

  @Test
  void readsARangeAsBytes() {
    try (var service = new FakeService(reply(206, "binary/octet-stream", "REDIS0010"))) {
      var body = answered(service.send(Service.S3, "GetObject", OBJECT.with("Range", "bytes=0-8")));
      assertThat(body.text("BodyHex")).contains("524544495330303130");
      assertThat(service.only().header("Range")).isEqualTo("bytes=0-8");
    }
  }

  @Test
  void refusesToReadWhatIsTooLarge() {
    try (var service =
        new FakeService(reply(200, "text/plain", "x".repeat(S3Actions.MOST_BYTES + 1)))) {
      assertThat(service.send(Service.S3, "GetObject", OBJECT))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.code()).isEqualTo("ObjectTooLarge"));
    }
  }

  @Test
  void listsWithPrefixAndReadsSizes() {
    try (var service =
        new FakeService(
            xml(
                200,
                "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>s-0001.rdb</Key>"
                    + "<Size>5368709121</Size></Contents></ListBucketResult>"))) {
      var body =
          answered(
              service.send(
                  Service.S3, "ListObjectsV2", Value.fields("Bucket", "b", "Prefix", "s-")));
      assertThat(body.list("Contents").get(0).number("Size")).contains(5368709121L);
      assertThat(service.only().query()).contains("prefix=s-");
    }
  }

  @Test
  void aHeadWithoutAnAnswerBodyStillHasACode() {
    try (var service = new FakeService(xml(404, ""))) {
      assertThat(service.send(Service.S3, "HeadObject", OBJECT))
          .isInstanceOfSatisfying(
              Refused.class,
              r -> {
                assertThat(r.kind()).isEqualTo(RefusalKind.NOT_FOUND);
                assertThat(r.httpStatus()).isEqualTo(404);
              });
    }
  }

  @Test
  void aBucketInAnotherRegionIsNamedWithItsRegion() {
    try (var service =
        new FakeService(
            request -> {
              request.exchange().getResponseHeaders().set("x-amz-bucket-region", "us-west-2");
              FakeService.reply(
                  request,
                  301,
                  "application/xml",
                  "<Error><Code>PermanentRedirect</Code><Message>elsewhere</Message></Error>");
            })) {
      assertThat(service.send(Service.S3, "ListObjectsV2", Value.fields("Bucket", "b")))
          .isEqualTo(
              new Refused(
                  "PermanentRedirect",
                  "elsewhere (the bucket is in us-west-2)",
                  301,
                  RefusalKind.OTHER));
    }
  }

  @Test
  void anErrorInsideACopysGoodAnswerIsSeen() {
    try (var service =
        new FakeService(
            xml(200, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>"))) {
      var parameters = OBJECT.with("CopySource", "src/key").without("IfNoneMatch");
      assertThat(service.send(Service.S3, "CopyObject", parameters))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.code()).isEqualTo("AccessDenied"));
    }
  }

  private static Value.Fields answered(Completion completion) {
    assertThat(completion).isInstanceOf(Answered.class);
    return ((Answered) completion).body();
  }
}
