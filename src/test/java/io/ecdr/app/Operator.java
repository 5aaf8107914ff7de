package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.aws.Access;
import io.ecdr.aws.Budgets;
import io.ecdr.cli.Beat;
import io.ecdr.cli.Cli;
import io.ecdr.cli.Console;
import io.ecdr.cli.Settings;
import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.port.Operations;
import io.ecdr.sim.cli.SimCommand;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Types command lines at the whole program, put together as it is for real. A profile that single
 * calls are sent with is named like the account that it is of.
 */
final class Operator {

  private static final Budgets SHORT =
      new Budgets(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2));

  /** Stands for a blank inside a word. */
  static final String HARD_BLANK = "\u00a0";

  /** What a command line came to. */
  record Ended(
      int code,
      String out,
      String err,
      List<RecordingHttp.Sent> sent,
      List<RecordingHttp.Wire> wire) {
    Value.Fields data() {
      return Json.read(out).fields("data");
    }
  }

  private final URI endpoint;
  private final Path state;
  private final AwsCredentialsProvider credentials;
  private UnaryOperator<Operations> keeping = UnaryOperator.identity();

  private final AtomicInteger looks = new AtomicInteger();
  private Duration grace = io.ecdr.execute.Settings.DEFAULT.grace();

  private final Map<String, String> behindGate = behindGate();

  private static Map<String, String> behindGate() {
    var all = new LinkedHashMap<>(System.getenv());
    all.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("ECDR_"));
    all.put("AWS_ACCESS_KEY_ID", "AKIDOPERATOR");
    all.put("AWS_SECRET_ACCESS_KEY", "secret");
    return all;
  }

  /** A process that is started behind a gate is given this; null takes it away. */
  void behindGate(String name, String value) {
    if (value == null) {
      behindGate.remove(name);
    } else {
      behindGate.put(name, value);
    }
  }

  /** From now on calls whose answer was lost are looked for no longer than this. */
  void grace(Duration time) {
    this.grace = time;
  }

  /** The next command that goes on looking looks so often. */
  void looks(int times) {
    looks.set(times);
  }

  /** From now on operations are kept through this. */
  void keeping(UnaryOperator<Operations> keeping) {
    this.keeping = keeping;
  }

  Operator(URI endpoint, Path state) {
    this(
        endpoint,
        state,
        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOPERATOR", "secret")));
  }

  Operator(URI endpoint, Path state, AwsCredentialsProvider credentials) {
    this.endpoint = endpoint;
    this.state = state;
    this.credentials = credentials;
  }

  /** Types one line that must end with this code; else shows all that was said. */
  Ended ends(String line, int code) {
    var ended = types(line);
    assertThat(ended.code()).as(line + "\n" + ended.err() + ended.out()).isEqualTo(code);
    return ended;
  }

  /**
   * Takes a snapshot of a serverless cache, and waits until it can be used: the cache is told as
   * available meanwhile.
   */
  void takesSnapshot(String region, String cache, String name) {
    var where = " --region " + region + " ServerlessCacheSnapshotName=" + name;
    ends(
        "sim call elasticache CreateServerlessCacheSnapshot --quiet ServerlessCacheName="
            + cache
            + where,
        0);
    var end = Instant.now().plusSeconds(60);
    while (!ends("sim call elasticache DescribeServerlessCacheSnapshots" + where, 0)
        .out()
        .contains("<Status>available<")) {
      assertThat(Instant.now()).as("snapshot " + name + " becomes available").isBefore(end);
      LockSupport.parkNanos(20_000_000L);
    }
  }

  /** Types one line; blanks part its words. */
  Ended types(String line) {
    var out = new StringWriter();
    var err = new StringWriter();
    var http = new RecordingHttp();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("ECDR_STATE_DIR", state.toString());
    variables.put("ECDR_ENDPOINT_URL", endpoint.toString());
    var console =
        new Console(
            new PrintWriter(out),
            new PrintWriter(err),
            new BufferedReader(new StringReader("")),
            false,
            false,
            false,
            100,
            variables::get,
            InstantSource.system());
    try (var wiring =
        new Wiring(
            variables::get,
            InstantSource.system(),
            "1.2.3",
            new Signals(),
            settings ->
                new Access(
                    settings.endpoint(),
                    settings.profile(),
                    SHORT,
                    Optional.of(credentials),
                    Optional.of(http),
                    account ->
                        StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(account, "secret")))) {
          @Override
          io.ecdr.execute.Settings patience() {
            return io.ecdr.execute.Settings.DEFAULT.withGrace(grace);
          }

          @Override
          public Map<String, String> environment() {
            var all = new LinkedHashMap<>(behindGate);
            all.putAll(variables);
            return all;
          }

          @Override
          public Beat beat() {
            return time -> looks.decrementAndGet() > 0;
          }

          @Override
          public Operations operations(Settings settings) {
            return keeping.apply(super.operations(settings));
          }
        }) {
      var words =
          new ArrayList<>(
              Arrays.stream(line.split(" ")).map(word -> word.replace(HARD_BLANK, " ")).toList());
      if (line.startsWith("sim ")) {
        words.add("--endpoint-url=" + endpoint);
      }
      int code =
          new Cli(wiring, console, "1.2.3", Map.of("sim", typed -> SimCommand.line(typed)))
              .run(words.toArray(String[]::new));
      return new Ended(
          code, out.toString(), err.toString(), List.copyOf(http.sent()), List.copyOf(http.wire()));
    }
  }
}
