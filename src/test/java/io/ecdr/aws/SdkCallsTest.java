package io.ecdr.aws;

import static io.ecdr.aws.FakeService.reply;
import static io.ecdr.aws.FakeService.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Completion.Answered;
import io.ecdr.plan.Completion.Lost;
import io.ecdr.plan.Completion.Refused;
import io.ecdr.plan.Completion.Unreachable;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class SdkCallsTest {

  private static final String FAULT =
      "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
          + "<RequestId>r-1</RequestId></ErrorResponse>";

  @Test
  void sendsEveryMemberOfANestedParameterTree() {
    var parameters =
        Value.fields("ReplicationGroupId", "orders", "ReplicationGroupDescription", "orders")
            .with("AutomaticFailoverEnabled", true)
            .with("Port", 6380)
            .with("SnapshotArns", Value.texts(List.of("arn:aws:s3:::b/1.rdb")))
            .with(
                "NodeGroupConfiguration",
                Value.items(
                    List.of(
                        Value.fields("NodeGroupId", "0001", "Slots", "0-8191")
                            .with("ReplicaCount", 1),
                        Value.fields("NodeGroupId", "0002", "Slots", "8192-16383"))));
    try (var service =
        new FakeService(
            xml(
                200,
                "<CreateReplicationGroupResponse><CreateReplicationGroupResult>"
                    + "<ReplicationGroup><ReplicationGroupId>orders</ReplicationGroupId>"
                    + "<Status>creating</Status></ReplicationGroup></CreateReplicationGroupResult>"
                    + "</CreateReplicationGroupResponse>"))) {

      var answer = service.send(Service.ELASTICACHE, "CreateReplicationGroup", parameters);

      assertThat(answered(answer).fields("ReplicationGroup"))
          .isEqualTo(Value.fields("ReplicationGroupId", "orders", "Status", "creating"));
      assertThat(URLDecoder.decode(service.only().body(), StandardCharsets.UTF_8).split("&"))
          .contains(
              "Action=CreateReplicationGroup",
              "ReplicationGroupId=orders",
              "AutomaticFailoverEnabled=true",
              "Port=6380",
              "SnapshotArns.SnapshotArn.1=arn:aws:s3:::b/1.rdb",
              "NodeGroupConfiguration.NodeGroupConfiguration.1.ReplicaCount=1",
              "NodeGroupConfiguration.NodeGroupConfiguration.2.Slots=8192-16383");
    }
  }

  @Test
  void readsListsNumbersTimesAndStatusesThatTheModelDoesNotKnow() {
    try (var service =
        new FakeService(
            xml(
                200,
                "<DescribeSnapshotsResponse><DescribeSnapshotsResult><Snapshots><Snapshot>"
                    + "<SnapshotName>s-1</SnapshotName><SnapshotStatus>exporting</SnapshotStatus>"
                    + "<NumNodeGroups>2</NumNodeGroups><NodeSnapshots><NodeSnapshot>"
                    + "<SnapshotCreateTime>2026-11-23T01:02:03.004Z</SnapshotCreateTime>"
                    + "<CacheSize>5 MB</CacheSize></NodeSnapshot></NodeSnapshots></Snapshot>"
                    + "</Snapshots></DescribeSnapshotsResult></DescribeSnapshotsResponse>"))) {

      var answer =
          answered(service.send(Service.ELASTICACHE, "DescribeSnapshots", Value.Fields.NONE));

      var snapshot = answer.list("Snapshots").get(0);
      assertThat(answer.get("Marker")).isEmpty();
      assertThat(snapshot.text("SnapshotStatus")).contains("exporting");
      assertThat(snapshot.number("NumNodeGroups")).contains(2L);
      assertThat(snapshot.get("Tags")).isEmpty();
      assertThat(snapshot.list("NodeSnapshots").get(0).time("SnapshotCreateTime"))
          .contains(Instant.parse("2026-11-23T01:02:03.004Z"));
    }
  }

  @Test
  void aRefusalKeepsTheServicesOwnCodeAndWords() {
    try (var service =
        new FakeService(xml(400, FAULT.formatted("SnapshotAlreadyExistsFault", "taken")))) {
      assertThat(create(service))
          .isEqualTo(
              new Refused("SnapshotAlreadyExistsFault", "taken", 400, RefusalKind.ALREADY_EXISTS));
    }
  }

  @Test
  void throttlingIsARefusalWhateverItsStatus() {
    try (var service = new FakeService(xml(503, FAULT.formatted("SlowDown", "slow down")))) {
      assertThat(((Refused) create(service)).kind()).isEqualTo(RefusalKind.THROTTLED);
    }
  }

  @Test
  void aFaultOfTheServiceLeavesTheOutcomeOpenAndIsNotSentAgain() {
    try (var service = new FakeService(xml(500, FAULT.formatted("InternalFailure", "oh")))) {
      assertThat(create(service)).isInstanceOf(Lost.class);
      assertThat(service.seen()).hasSize(1);
    }
  }

  @Test
  void anAnswerThatStaysOutLeavesTheOutcomeOpenAndIsNotSentAgain() {
    try (var service = new FakeService(request -> {})) {
      assertThat(create(service))
          .isInstanceOfSatisfying(Lost.class, lost -> assertThat(lost.why()).contains("in time"));
      assertThat(service.seen()).hasSize(1);
    }
  }

  @Test
  void aRegionThatLetOneReadRunOutOfTimeGetsLittleOfItForTheNext() {
    var budgets =
        new Budgets(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ofSeconds(9),
            Duration.ofSeconds(9));
    try (var service = new FakeService(request -> {});
        var calls = FakeService.calls(service.endpoint(), budgets)) {
      var first = FakeService.send(calls, describe(service.endpoint()));
      calls.submit(describe(service.endpoint()));
      assertThat(first).isInstanceOf(Lost.class);
      assertThat(calls.next(Duration.ofMillis(900))).isPresent();
    }
  }

  @Test
  void aConnectionThatBreaksAfterSendingLeavesTheOutcomeOpenAndIsNotSentAgain() {
    try (var service = new FakeService(request -> request.exchange().close())) {
      assertThat(create(service)).isInstanceOf(Lost.class);
      assertThat(service.seen()).hasSize(1);
    }
  }

  @Test
  void anAnswerThatCannotBeReadLeavesTheOutcomeOpen() {
    try (var service = new FakeService(xml(200, "<CreateSnapshotResponse><Crea"))) {
      assertThat(create(service)).isInstanceOf(Lost.class);
    }
  }

  @Test
  void aWebPageIsNotAws() {
    try (var service = new FakeService(reply(200, "text/html; charset=utf-8", "<html>log in"))) {
      assertThat(create(service))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.kind()).isEqualTo(RefusalKind.NOT_AWS);
                assertThat(refused.httpStatus()).isEqualTo(200);
                assertThat(refused.message()).contains("web page");
              });
    }
  }

  @Test
  void aGatewaysErrorPageMayHideACallThatGotThrough() {
    try (var service = new FakeService(reply(502, "text/html", "<html>bad gateway"))) {
      assertThat(create(service)).isInstanceOf(Lost.class);
      assertThat(service.send(Service.ELASTICACHE, "DescribeSnapshots", Value.Fields.NONE))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.kind()).isEqualTo(RefusalKind.NOT_AWS));
    }
  }

  @Test
  void aRefusalInAnUnknownFormatIsNotAws() {
    try (var service = new FakeService(reply(404, "text/plain", "404 page not found"))) {
      assertThat(create(service))
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.kind()).isEqualTo(RefusalKind.NOT_AWS));
    }
  }

  @Test
  void aPortWhereNobodyListensIsUnreachable() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(toAddress("http://127.0.0.1:" + port))
        .isEqualTo(new Unreachable("http://127.0.0.1:" + port + ": connection refused"));
  }

  @Test
  void aHostThatDoesNotExistIsUnreachable() {
    assertThat(toAddress("http://no-such-host.invalid"))
        .isEqualTo(new Unreachable("http://no-such-host.invalid: unknown host"));
  }

  @Test
  void withoutCredentialsNothingIsSent() {
    try (var service = new FakeService(xml(200, ""))) {
      var endpoint = "http://127.0.0.1:1";
      var access =
          new Access(
              Optional.of(URI.create(endpoint)),
              Optional.empty(),
              FakeService.SHORT,
              Optional.of(
                  () -> {
                    throw SdkClientException.create("Unable to load credentials from any : [a, b]");
                  }),
              Optional.empty());
      try (var calls = new SdkCalls(new ClientFactory(access, new SdkEndpoints(access)))) {
        assertThat(FakeService.send(calls, describe(endpoint)))
            .isEqualTo(
                new Refused(
                    "NoCredentials",
                    "none in the environment, the profile files, the container or the instance"
                        + " metadata",
                    0,
                    RefusalKind.CREDENTIALS));
      }
      assertThat(service.seen()).isEmpty();
    }
  }

  @Test
  void credentialsThatCannotBeHadAreToldWithoutTheChainsInnerNames() {
    assertThat(
            Faults.credentialWords(
                "Unable to load credentials from any of the providers in the chain A(b=[C()]) :"
                    + " [C(): Unable to load x, ProfileCredentialsProvider(profileName=p): The SSO"
                    + " session has expired or is otherwise invalid., D(): Failed]"))
        .endsWith("; The SSO session has expired or is otherwise invalid.");
    assertThat(
            Faults.credentialWords(
                "Profile file contained no credentials for profile 'x': ProfileFile(sections=[])"))
        .isEqualTo("Profile file contained no credentials for profile 'x'");
  }

  @Test
  void theFirstLookForCredentialsIsMadeOnceAndItsFailureKept() {
    var none = new OnceCredentials(Optional.of("no-such-profile-" + getClass().getSimpleName()));
    var first = catchThrowable(none::resolveCredentials);
    assertThat(first).isNotNull();
    assertThat(catchThrowable(none::resolveCredentials)).isSameAs(first);
  }

  @Test
  void aParameterThatTheActionDoesNotHaveIsNamed() {
    try (var service = new FakeService(xml(200, ""))) {
      assertThatThrownBy(
              () ->
                  service.send(
                      Service.ELASTICACHE, "CreateSnapshot", Value.fields("SnapshotNam", "x")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("elasticache:CreateSnapshot")
          .hasMessageContaining("SnapshotNam");
      assertThatThrownBy(
              () ->
                  service.send(
                      Service.ELASTICACHE,
                      "CreateSnapshot",
                      Value.Fields.NONE.with("SnapshotName", new Value.Bound("a/b", "x", "y"))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("SnapshotName");
      assertThatThrownBy(() -> service.send(Service.S3, "DeleteBucket", Value.Fields.NONE))
          .hasMessageContaining("s3:DeleteBucket");
      assertThat(service.seen()).isEmpty();
    }
  }

  private static Completion create(FakeService service) {
    return service.send(
        Service.ELASTICACHE,
        "CreateSnapshot",
        Value.fields("SnapshotName", "s-1", "CacheClusterId", "orders-002"));
  }

  private static Completion toAddress(String endpoint) {
    try (var calls = FakeService.calls(endpoint)) {
      return FakeService.send(calls, describe(endpoint));
    }
  }

  private static Call describe(String endpoint) {
    return new Call(
        Service.ELASTICACHE,
        "DescribeReplicationGroups",
        new Region("eu-west-1"),
        endpoint,
        Value.Fields.NONE);
  }

  private static Value.Fields answered(Completion completion) {
    assertThat(completion).isInstanceOf(Answered.class);
    return ((Answered) completion).body();
  }
}
