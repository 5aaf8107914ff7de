package io.ecdr.sim.wire;

import static io.ecdr.sim.wire.TestWorld.ACCOUNT;
import static io.ecdr.sim.wire.TestWorld.AWAY;
import static io.ecdr.sim.wire.TestWorld.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.fault.Faults.Treatment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.ElastiCacheException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Who is let in, and what those hear who are not. */
class FrontDoorTest {

  private TestWorld world;

  private TestWorld open(boolean sockets) {
    world = sockets ? TestWorld.overHttp() : TestWorld.inProcess();
    return world;
  }

  @AfterEach
  void closeWorld() {
    if (world != null) {
      world.close();
    }
  }

  private StsClient sts(String region) {
    return world.client(StsClient.builder(), region);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsTheJavaClientWhoCalls(boolean sockets) {
    open(sockets);
    var identity = sts(HOME).getCallerIdentity();
    assertThat(identity.account()).isEqualTo(ACCOUNT);
    assertThat(identity.arn()).isEqualTo("arn:aws:iam::111122223333:user/AKIAEXAMPLE");
    assertThat(identity.responseMetadata().requestId()).isNotEqualTo("UNKNOWN");
  }

  @Test
  void tellsTheAwsCommandWhoCalls() {
    AwsCommand.assumePresent();
    open(true);
    var result = new AwsCommand(world, AWAY).run("sts", "get-caller-identity");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("\"Account\": \"111122223333\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aKeyOfTwelveDigitsIsThatAccount(boolean sockets) {
    open(sockets).signedBy("444455556666");
    assertThat(sts(HOME).getCallerIdentity().account()).isEqualTo("444455556666");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesAnExpiredToken(boolean sockets) {
    open(sockets).signedBy("EXPIRED1");
    assertThatThrownBy(() -> sts(HOME).getCallerIdentity())
        .isInstanceOfSatisfying(
            StsException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken");
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.requestId()).isNotNull();
            });
  }

  @Test
  void refusesAnUnknownKey() {
    open(false).signedBy("UNKNOWN1");
    assertThatThrownBy(() -> sts(HOME).getCallerIdentity())
        .isInstanceOfSatisfying(
            StsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
  }

  @Test
  void refusesARegionThatIsNotSimulatedAndNamesThoseThatAre() {
    open(false);
    assertThatThrownBy(() -> sts("ap-south-1").getCallerIdentity())
        .isInstanceOf(StsException.class)
        .hasMessageContaining("ap-south-1")
        .hasMessageContaining("us-east-1, eu-west-1");
  }

  @Test
  void refusesAnActionThatIsNotSimulatedByName() {
    open(false);
    assertThatThrownBy(() -> sts(HOME).getSessionToken())
        .isInstanceOfSatisfying(
            StsException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"))
        .hasMessageContaining("GetSessionToken");
  }

  @Test
  void refusesWhatIsNotSigned() throws Exception {
    open(true);
    var answer = post("", "Action=GetCallerIdentity&Version=2011-06-15");
    assertThat(answer).startsWith("403").contains("<Code>MissingAuthenticationToken</Code>");
  }

  @Test
  void refusesAnUnknownParameterByName() throws Exception {
    open(true);
    var answer = post(signedFor("sts"), "Action=GetCallerIdentity&Version=2011-06-15&Colour=red");
    assertThat(answer).startsWith("400").contains("ValidationError").contains("Colour");
  }

  @Test
  void refusesAServiceThatIsNotSimulated() throws Exception {
    open(true);
    assertThat(post(signedFor("dynamodb"), "Action=ListTables"))
        .startsWith("400")
        .contains("dynamodb");
  }

  @Test
  void textFromTheClientCannotBreakTheXml() throws Exception {
    open(true);
    var answer = post(signedFor("sts"), "Action=%3C%26%3E%22%00x&Version=2011-06-15");
    assertThat(answer).contains("&lt;&amp;&gt;&quot;\uFFFDx");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void throttlesInTheServicesOwnWords(boolean sockets) {
    open(sockets).breakWith(Treatment.THROTTLED);
    var client = world.client(ElastiCacheClient.builder(), HOME);
    assertThatThrownBy(client::describeSnapshots)
        .isInstanceOfSatisfying(
            ElastiCacheException.class,
            e -> {
              assertThat(e.isThrottlingException()).isTrue();
              assertThat(e.statusCode()).isEqualTo(400);
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDarkRegionDoesNotAnswer(boolean sockets) {
    open(sockets).breakWith(Treatment.DARK);
    assertThatThrownBy(() -> sts(HOME).getCallerIdentity())
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("Read timed out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOST_BEFORE_EFFECT", "LOST_AFTER_EFFECT"})
  void aLostAnswerIsAClosedConnection(Treatment treatment) {
    for (boolean sockets : new boolean[] {true, false}) {
      try (var lossy = open(sockets)) {
        lossy.breakWith(treatment);
        assertThatThrownBy(() -> sts(HOME).getCallerIdentity())
            .isInstanceOf(SdkClientException.class)
            .hasRootCauseInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void manyConnectionsHeldDarkDoNotStarveOthers() throws Exception {
    open(true);
    world.breakWith(Treatment.DARK);
    var client = HttpClient.newHttpClient();
    for (int i = 0; i < 300; i++) {
      client.sendAsync(
          request(signedFor("sts"), "Action=GetCallerIdentity"), BodyHandlers.ofString());
    }
    assertThatThrownBy(() -> sts(HOME).getCallerIdentity()).isInstanceOf(SdkClientException.class);
    world.breakWith(Treatment.NONE);
    assertThat(sts(AWAY).getCallerIdentity().account()).isEqualTo(ACCOUNT);
  }

  private static String signedFor(String service) {
    return "AWS4-HMAC-SHA256 Credential=AKIA/20261123/us-east-1/"
        + service
        + "/aws4_request, SignedHeaders=host, Signature=00";
  }

  private HttpRequest request(String authorization, String form) {
    var request =
        HttpRequest.newBuilder(URI.create(world.endpoint() + "/"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return (authorization.isEmpty() ? request : request.header("Authorization", authorization))
        .build();
  }

  private String post(String authorization, String form) throws Exception {
    var answer =
        HttpClient.newHttpClient().send(request(authorization, form), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
