package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.aws.FakeService;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Nobody there, something else there, no credentials, expired ones: one line each. */
class WrongPlaceTest {

  @TempDir private Path state;

  static Stream<String> commands() {
    return Stream.of(
        "status --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu",
        "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket dr-eu --yes",
        "backup list --dr-region eu-west-1 --dr-bucket dr-eu",
        "backup show orders@latest --dr-region eu-west-1 --dr-bucket dr-eu",
        "restore orders@latest --to eu-west-1 --as new --dr-bucket dr-eu --subnet-group s --yes",
        "standby create orders --region us-east-1 --to eu-west-1 --as new --subnet-group s --yes",
        "switchover orders --region us-east-1 --to eu-west-1 --expect-primary us-east-1 --yes",
        "failover orders --region us-east-1 --to eu-west-1 --expect-primary us-east-1 --yes",
        "detach orders --region us-east-1 --expect-primary us-east-1 --yes");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whereNobodyListensItIsUnreachable(String line) throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var ended = new Operator(URI.create("http://127.0.0.1:" + port), state).types(line);
    assertThat(ended.code()).as(ended.err()).isEqualTo(32);
    friendly(ended, "connection refused");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aWebPageIsNotAws(String line) {
    try (var service = new FakeService(FakeService.reply(200, "text/html", "<html>hello"))) {
      var ended = new Operator(URI.create(service.endpoint()), state).types(line);
      assertThat(ended.code()).as(ended.err()).isEqualTo(32);
      friendly(ended, "web page");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void withoutCredentialsItIsNotPermitted(String line) {
    try (var service = new FakeService(FakeService.xml(200, ""))) {
      var operator =
          new Operator(
              URI.create(service.endpoint()),
              state,
              () -> {
                throw SdkClientException.create("Unable to load credentials from any : [a, b]");
              });
      var ended = operator.types(line);
      assertThat(ended.code()).as(ended.err()).isEqualTo(31);
      friendly(ended, "credentials");
      assertThat(service.seen()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anExpiredTokenIsNamed(String line) {
    var error =
        "<Code>ExpiredToken</Code><Message>The security token included in the request is expired"
            + "</Message>";
    try (var service =
        new FakeService(
            request ->
                FakeService.xml(
                        403,
                        request.method().equals("POST")
                            ? "<ErrorResponse><Error>" + error + "</Error></ErrorResponse>"
                            : "<Error>" + error + "</Error>")
                    .to(request))) {
      var ended = new Operator(URI.create(service.endpoint()), state).types(line);
      assertThat(ended.code()).as(ended.err()).isEqualTo(31);
      friendly(ended, "expired");
    }
  }

  @Test
  void programsGetTheSameAsJson() {
    try (var service = new FakeService(FakeService.reply(200, "text/html", "<html>hello"))) {
      var ended =
          new Operator(URI.create(service.endpoint()), state)
              .types("backup list --dr-region eu-west-1 --dr-bucket dr-eu -o json");
      assertThat(ended.out()).contains("\"ok\" : false").contains("\"code\" : 32");
    }
  }

  private static void friendly(Operator.Ended ended, String word) {
    assertThat(ended.err() + ended.out()).contains(word).doesNotContain("Exception");
    assertThat(ended.err().lines().filter(l -> l.startsWith("ecdr: ")).count())
        .isLessThanOrEqualTo(1);
  }
}
