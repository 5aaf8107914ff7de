package io.ecdr.sim.wire;

import static io.ecdr.sim.wire.TestWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Addresses that carry their signature. */
class PresignedTest {

  @Test
  void aPresignedAddressNeedsNoHeader() throws Exception {
    try (var world = TestWorld.overHttp();
        var presigner =
            S3Presigner.builder()
                .endpointOverride(world.endpoint())
                .region(Region.of(HOME))
                .serviceConfiguration(
                    S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "s")))
                .build()) {
      var s3 = world.client(S3Client.builder().forcePathStyle(true), HOME);
      s3.createBucket(b -> b.bucket("home"));
      s3.putObject(b -> b.bucket("home").key("a b"), RequestBody.fromString("text"));
      var address =
          presigner.presignGetObject(
              b ->
                  b.signatureDuration(Duration.ofMinutes(5))
                      .getObjectRequest(g -> g.bucket("home").key("a b")));
      var request = HttpRequest.newBuilder(address.url().toURI()).build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("text");
      var unsigned = HttpRequest.newBuilder(world.endpoint().resolve("/home/a%20b")).build();
      var refused = HttpClient.newHttpClient().send(unsigned, BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("<Code>AccessDenied</Code>");
    }
  }
}
