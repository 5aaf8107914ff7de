package io.ecdr.sim.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the rehearsal's own small client makes, looked at through the real one. */
class BucketSetupTest {

  private static final String KEY = "AKIAEXAMPLE";
  private Simulator simulator;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private FrontDoor door(String region) {
    return new FrontDoor(simulator.endpoint(), region, KEY);
  }

  private S3Client s3(String region) {
    return S3Client.builder()
        .endpointOverride(simulator.endpoint())
        .forcePathStyle(true)
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "x")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "eu-west-1"})
  void aBucketIsInItsRegionAndLetsItsElastiCacheIn(String region) {
    assertThat(new BucketSetup(door(region)).make("ours", true).ok()).isTrue();
    try (var client = s3(region)) {
      assertThat(client.headBucket(r -> r.bucket("ours")).bucketRegion()).isEqualTo(region);
      assertThat(client.getBucketPolicy(r -> r.bucket("ours")).policy())
          .contains(region + ".elasticache-snapshot.amazonaws.com", "arn:aws:s3:::ours/*");
    }
  }

  @Test
  void aBucketCanBeMadeWithoutPermission() {
    assertThat(new BucketSetup(door("eu-west-1")).make("closed", false).ok()).isTrue();
    try (var client = s3("eu-west-1")) {
      assertThatThrownBy(() -> client.getBucketPolicy(r -> r.bucket("closed")))
          .isInstanceOfSatisfying(
              S3Exception.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchBucketPolicy"));
    }
  }

  @Test
  void aNameThatIsTakenIsRefusedInTheServicesWords() {
    new BucketSetup(door("eu-west-1")).make("twice", true);
    var again = new BucketSetup(door("eu-west-1")).make("twice", true);
    assertThat(again.ok()).isFalse();
    assertThat(again.errorCode()).contains("BucketAlreadyOwnedByYou");
    assertThatThrownBy(() -> new BucketSetup(door("eu-west-1")).make("Not A Name", true))
        .hasMessageContaining("not a bucket name");
  }

  @Test
  void allObjectsAreListedPageByPage() {
    new BucketSetup(door("eu-west-1")).make("many", false);
    try (var client = s3("eu-west-1")) {
      for (int i = 0; i < 1_005; i++) {
        String key = String.format("a/%04d x+&", i);
        client.putObject(r -> r.bucket("many").key(key), RequestBody.fromString("12345"));
      }
    }
    var listing = new BucketListing(door("eu-west-1"));
    assertThat(listing.of("many", "a/"))
        .hasSize(1_005)
        .allMatch(object -> object.bytes() == 5)
        .last()
        .extracting(BucketListing.Entry::key)
        .isEqualTo("a/1004 x+&");
    assertThat(listing.of("many", "b/")).isEmpty();
    assertThatThrownBy(() -> listing.of("nowhere", "")).hasMessageContaining("NoSuchBucket");
  }
}
