package io.ecdr.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import io.ecdr.port.ObjectStreams;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Objects that are read over connections that break. */
class SdkObjectsTest {

  private static final byte[] OBJECT = new byte[300_000];

  static {
    new Random(3).nextBytes(OBJECT);
  }

  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void readsOnWhereAConnectionBroke() throws IOException {
    // Each connection gives 100,000 bytes and then ends.
    try (var service = new FakeService(request -> part(request, 100_000))) {
      try (var in = open(service)) {
        assertThat(in.readAllBytes()).isEqualTo(OBJECT);
      }
      assertThat(service.seen()).hasSize(3);
      assertThat(service.seen().get(1).header("Range")).isEqualTo("bytes=100000-");
      assertThat(service.seen().get(1).header("If-Match")).isEqualTo("\"one\"");
      assertThat(service.seen().get(2).header("Range")).isEqualTo("bytes=200000-");
      assertThat(pauses).hasSize(2);
    }
  }

  @Test
  void neverJoinsTheBytesOfTwoObjects() throws IOException {
    var asked = new AtomicInteger();
    try (var service =
        new FakeService(
            request -> {
              if (asked.getAndIncrement() == 0) {
                part(request, 100_000);
              } else {
                FakeService.reply(
                    request,
                    412,
                    "application/xml",
                    "<Error><Code>PreconditionFailed</Code><Message>changed</Message>"
                        + "<RequestId>1</RequestId></Error>");
              }
            })) {
      var end = end(service);
      assertThat(end.completion())
          .isInstanceOfSatisfying(
              Completion.Refused.class,
              refused -> assertThat(refused.code()).isEqualTo("PreconditionFailed"));
      assertThat(service.seen()).hasSize(2);
    }
  }

  @Test
  void givesUpWhereNothingMoreComes() throws IOException {
    try (var service =
        new FakeService(
            request -> {
              if (request.header("Range") == null) {
                part(request, 10);
              } else {
                part(request, 0);
              }
            })) {
      assertThat(end(service).completion())
          .isInstanceOfSatisfying(
              Completion.Lost.class,
              lost -> assertThat(lost.why()).contains("after 10 of 300000 bytes"));
      assertThat(service.seen()).hasSize(6);
    }
  }

  @Test
  void tellsThatThereIsNoSuchObject() {
    try (var service =
        new FakeService(
            FakeService.xml(
                404,
                "<Error><Code>NoSuchKey</Code><Message>no</Message><RequestId>1</RequestId>"
                    + "</Error>"))) {
      assertThatThrownBy(() -> open(service)).isInstanceOf(ObjectStreams.Unreadable.class);
    }
  }

  private ObjectStreams.Unreadable end(FakeService service) {
    return catchThrowableOfType(
        ObjectStreams.Unreadable.class,
        () -> {
          try (var in = open(service)) {
            in.readAllBytes();
          }
        });
  }

  private java.io.InputStream open(FakeService service) throws IOException {
    var access =
        new Access(
            Optional.of(URI.create(service.endpoint())),
            Optional.empty(),
            FakeService.SHORT,
            Optional.of(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret"))),
            Optional.empty());
    var factory = new ClientFactory(access, new SdkEndpoints(access));
    return new SdkObjects(factory, pauses::add)
        .open(
            new Call(
                Service.S3,
                "GetObject",
                FakeService.IRELAND,
                service.endpoint(),
                Value.fields("Bucket", "b", "Key", "k")));
  }

  /** Promises the rest of the object from where it is asked, and gives only so much of it. */
  private static void part(FakeService.Seen request, int bytes) throws IOException {
    var range = request.header("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    var exchange = request.exchange();
    exchange.getResponseHeaders().set("ETag", "\"one\"");
    exchange.sendResponseHeaders(range == null ? 200 : 206, OBJECT.length - from);
    int to = Math.min(OBJECT.length, from + bytes);
    exchange.getResponseBody().write(Arrays.copyOfRange(OBJECT, from, to));
    exchange.getResponseBody().flush();
    exchange.close();
  }
}
