package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecdr.sim.fault.FaultGrammar;
import io.ecdr.sim.rehearse.ControlClient;
import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.ElastiCacheException;

/** The assembled simulator, through the real client and the control door. */
class SimulatorTest {

  private static final String HOME = "us-east-1";
  private static final String AWAY = "eu-west-1";

  private Simulator simulator;
  private ElastiCacheClient home;
  private ElastiCacheClient away;
  private ControlClient control;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    home = client(HOME);
    away = client(AWAY);
    control = new ControlClient(simulator.endpoint());
  }

  @AfterEach
  void stop() {
    home.close();
    away.close();
    simulator.close();
  }

  private ElastiCacheClient client(String region) {
    return ElastiCacheClient.builder()
        .endpointOverride(simulator.endpoint())
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "x")))
        .httpClient(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMillis(700)).build())
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private void makeSubnetGroup(ElastiCacheClient client, String name) {
    client.createCacheSubnetGroup(
        r ->
            r.cacheSubnetGroupName(name)
                .cacheSubnetGroupDescription("d")
                .subnetIds("subnet-0a000000000000001"));
  }

  private void makeGroup(String id) {
    home.createReplicationGroup(
        r ->
            r.replicationGroupId(id)
                .replicationGroupDescription("d")
                .engine("redis")
                .cacheNodeType("cache.r7g.large")
                .numCacheClusters(2)
                .automaticFailoverEnabled(true));
  }

  @Test
  void regionsAreKeptApart() {
    makeSubnetGroup(home, "ours");
    assertThat(home.describeCacheSubnetGroups(r -> r.cacheSubnetGroupName("ours")))
        .satisfies(answer -> assertThat(answer.cacheSubnetGroups()).hasSize(1));
    assertThatThrownBy(() -> away.describeCacheSubnetGroups(r -> r.cacheSubnetGroupName("ours")))
        .isInstanceOf(ElastiCacheException.class);
  }

  @Test
  void aDarkRegionIsSilentAndTheOtherAnswersUntilItIsCleared() {
    control.addFault("region-dark us-east-1");
    assertThatThrownBy(() -> home.describeEvents()).isInstanceOf(SdkClientException.class);
    assertThat(away.describeEvents().events()).isEmpty();
    assertThat(control.get("regions").path("regions").toString())
        .isEqualTo(
            "[{\"region\":\"us-east-1\",\"api\":\"dark\",\"data\":\"dark\"},"
                + "{\"region\":\"eu-west-1\",\"api\":\"up\",\"data\":\"up\"}]");
    assertThat(control.clearFault("").path("cleared").asInt()).isEqualTo(1);
    assertThat(home.describeEvents().events()).isEmpty();
  }

  @Test
  void anAnswerLostAfterTheEffectLeavesTheEffect() {
    control.addFault("lose-answer CreateCacheSubnetGroup --after-effect");
    assertThatThrownBy(() -> makeSubnetGroup(home, "after")).isInstanceOf(SdkClientException.class);
    assertThat(home.describeCacheSubnetGroups(r -> r.cacheSubnetGroupName("after")))
        .satisfies(answer -> assertThat(answer.cacheSubnetGroups()).hasSize(1));
    assertThat(simulator.faults().list()).isEmpty();
  }

  @Test
  void anAnswerLostBeforeTheEffectLeavesNothing() {
    control.addFault("lose-answer CreateCacheSubnetGroup --before-effect");
    assertThatThrownBy(() -> makeSubnetGroup(home, "before"))
        .isInstanceOf(SdkClientException.class);
    assertThatThrownBy(() -> home.describeCacheSubnetGroups(r -> r.cacheSubnetGroupName("before")))
        .isInstanceOf(ElastiCacheException.class);
  }

  @Test
  void callsAboveTheRateAreThrottledInTheServicesOwnWords() {
    control.addFault("throttle us-east-1 --rate 0.001");
    home.describeEvents();
    assertThatThrownBy(() -> home.describeEvents())
        .isInstanceOfSatisfying(
            ElastiCacheException.class,
            e -> {
              assertThat(e.isThrottlingException()).isTrue();
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling");
            });
    assertThat(away.describeEvents().events()).isEmpty();
  }

  @Test
  void aStuckTransitionIsShownByTheHistoryAndEndsWhenCleared() {
    simulator.faults().add(FaultGrammar.parse("stuck create-group --region us-east-1"));
    makeGroup("orders");
    assertThat(history("orders")).isNotEmpty().noneMatch(line -> line.contains("available"));
    control.clearFault("");
    awaitAvailable("orders");
    assertThat(history("orders")).anyMatch(line -> line.contains("available"));
  }

  @Test
  void runningNodesAreShownWithTheirAddresses() {
    makeGroup("orders");
    awaitAvailable("orders");
    var engines = list(control.get("engines").path("engines"));
    assertThat(engines).hasSize(2);
    assertThat(engines.get(0).path("node").asText()).isEqualTo("orders-001");
    assertThat(engines.get(0).path("region").asText()).isEqualTo(HOME);
    assertThat(engines.get(0).path("dark").asBoolean()).isFalse();
    control.addFault("region-dark us-east-1 --data");
    assertThat(list(control.get("engines").path("engines")))
        .hasSize(2)
        .allMatch(node -> node.path("dark").asBoolean());
  }

  private List<String> history(String group) {
    return list(control.get("history").path("history")).stream()
        .map(JsonNode::toString)
        .filter(line -> line.contains("replicationgroup:" + group))
        .toList();
  }

  /** A call takes time enough: at this pace a few are always enough. */
  private void awaitAvailable(String group) {
    for (int i = 0; i < 20_000; i++) {
      var status =
          home.describeReplicationGroups(r -> r.replicationGroupId(group))
              .replicationGroups()
              .get(0)
              .status();
      if (status.equals("available")) {
        return;
      }
    }
    throw new AssertionError(group + " never became available: " + history(group));
  }

  @Test
  void aFaultForWhatIsNotHereIsRefused() {
    assertThatThrownBy(() -> control.addFault("region-dark mars-north-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such Region here");
    assertThatThrownBy(() -> control.addFault("region-dusk us-east-1"))
        .hasMessageContaining("unknown fault 'region-dusk'");
    assertThatThrownBy(() -> control.addFault("stuck CreateSnapshot"))
        .hasMessageContaining("no such transition")
        .hasMessageContaining("delete-group, snapshot, copy-snapshot");
    assertThatThrownBy(() -> control.clearFault("f99")).hasMessageContaining("no fault f99");
    assertThat(simulator.faults().list()).isEmpty();
  }

  @Test
  void theControlDoorAnswersNobodyWhoCallsItByAnotherName() throws IOException {
    // The client that comes with Java lets nobody choose the Host header, so it is spoken by hand.
    try (var socket = new Socket("127.0.0.1", simulator.endpoint().getPort())) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write(
              "GET /_sim/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 403").contains("loopback only");
    }
  }

  @Test
  void whatTheControlDoorDoesNotKnowIsNotFound() throws IOException {
    URI nowhere = simulator.endpoint().resolve("/_sim/nowhere");
    var connection = (HttpURLConnection) nowhere.toURL().openConnection();
    assertThat(connection.getResponseCode()).isEqualTo(404);
  }

  @Test
  void aPortInUseIsRefusedAndNothingIsLeft() {
    int port = simulator.endpoint().getPort();
    assertThatThrownBy(() -> Simulator.start(SimulatorOptions.forTests().withPort(port)))
        .isInstanceOf(BindException.class);
    assertThat(home.describeEvents().events()).isEmpty();
  }
}
