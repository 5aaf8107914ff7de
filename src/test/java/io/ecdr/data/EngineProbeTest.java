package io.ecdr.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.port.DataProbe;
import io.ecdr.port.DataProbe.Answer;
import io.ecdr.port.DataProbe.Kind;
import io.ecdr.port.DataProbe.Trial;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.GroupSpec.ShardSpec;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.engine.process.ProcessEngine;
import io.valkey.Jedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trial writes to real servers, and to sockets that are none. */
class EngineProbeTest {

  private static final String KEY = "ecdr:probe:20261123-0115-k3f9:t1";
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final List<ShardSpec> PAIR =
      List.of(new ShardSpec("0001", "", List.of("a-001", "a-002")));
  private static final List<ShardSpec> SHARDS =
      List.of(
          new ShardSpec("0001", "0-5460", List.of("c-0001-001")),
          new ShardSpec("0002", "5461-10922", List.of("c-0002-001")),
          new ShardSpec("0003", "10923-16383", List.of("c-0003-001")));

  @TempDir Path base;
  private final Map<String, String> variables = new HashMap<>();
  private ProcessEngine engine;

  @BeforeEach
  void open() throws IOException {
    engine = ProcessEngine.open(base.resolve("run"), Optional.empty(), InstantSource.system());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private RunningGroup start(boolean cluster, List<ShardSpec> shards) throws Exception {
    var version = engine.versions().get(0);
    var spec = new GroupSpec("shop", "us-east-1", cluster, shards, version, 0, List.of());
    return engine.start(spec).get(60, TimeUnit.SECONDS);
  }

  private static Trial trial(String host, int port, boolean cluster) {
    return trial(host, port, cluster, Optional.empty(), Optional.empty());
  }

  private static Trial trial(
      String host, int port, boolean cluster, Optional<String> user, Optional<String> auth) {
    return new Trial(
        host,
        port,
        cluster,
        false,
        user,
        auth,
        KEY,
        "20261123-0115-k3f9",
        Duration.ofSeconds(60),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2));
  }

  private List<Answer> answers(Trial trial) {
    var attempt = new EngineProbe(variables::get).begin(trial);
    return await(attempt);
  }

  private static List<Answer> await(DataProbe.Attempt attempt) {
    var end = Instant.now().plusSeconds(30);
    while (attempt.answers().isEmpty()) {
      assertThat(Instant.now()).as("still no answer").isBefore(end);
      LockSupport.parkNanos(5_000_000L);
    }
    return attempt.answers().get();
  }

  private List<Answer> answersOf(RunningGroup group, String node, boolean cluster) {
    var address = group.address(node);
    return answers(trial(address.host(), address.port(), cluster));
  }

  private static Jedis connect(RunningGroup group, String node) {
    return new Jedis(group.address(node).host(), group.address(node).port(), 5000);
  }

  @Test
  void aPrimaryTakesOneKeyThatGoesAwayAndNothingElseIsTouched() throws Exception {
    var group = start(false, PAIR);
    try (var server = connect(group, "a-001")) {
      server.set("orders", "42");

      assertThat(answersOf(group, "a-001", false))
          .extracting(Answer::kind)
          .containsOnly(Kind.WRITTEN);

      assertThat(server.keys("*")).containsExactlyInAnyOrder("orders", KEY);
      assertThat(server.get(KEY)).isEqualTo("20261123-0115-k3f9");
      assertThat(server.ttl(KEY)).isBetween(1L, 60L);
      assertThat(server.ttl("orders")).isEqualTo(-1);
    }
  }

  @Test
  void aKeyThatIsThereAlreadyIsNeverOverwritten() throws Exception {
    var group = start(false, PAIR);
    try (var server = connect(group, "a-001")) {
      server.set(KEY, "somebody's");

      var answers = answersOf(group, "a-001", false);

      assertThat(answers).extracting(Answer::kind).containsExactly(Kind.REFUSED);
      assertThat(server.get(KEY)).isEqualTo("somebody's");
    }
  }

  @Test
  void aReplicaRefuses() throws Exception {
    var group = start(false, PAIR);

    var answers = answersOf(group, "a-002", false);

    assertThat(answers).extracting(Answer::kind).containsExactly(Kind.REFUSED);
    assertThat(answers.get(0).words()).startsWith("READONLY");
  }

  @Test
  void everyShardOfAClusterTakesItsOwnKey() throws Exception {
    var group = start(true, SHARDS);

    var answers = answersOf(group, "c-0002-001", true);

    assertThat(answers)
        .extracting(Answer::kind)
        .containsExactly(Kind.WRITTEN, Kind.WRITTEN, Kind.WRITTEN);
    assertThat(answers).extracting(Answer::place).doesNotHaveDuplicates();
    for (var shard : SHARDS) {
      try (var server = connect(group, shard.nodes().get(0))) {
        assertThat(server.keys("*")).hasSize(1).allMatch(k -> k.startsWith(KEY + ":"));
      }
    }
  }

  @Test
  void aClusterShardThatRefusesIsNamed() throws Exception {
    var group = start(true, SHARDS);
    try (var server = connect(group, "c-0003-001")) {
      server.configSet("maxmemory", "1");
    }

    var answers = answersOf(group, "c-0001-001", true);

    var last = answers.get(answers.size() - 1);
    assertThat(last.kind()).isEqualTo(Kind.REFUSED);
    assertThat(last.words()).startsWith("OOM");
    assertThat(last.place()).endsWith(":" + group.address("c-0003-001").port());
  }

  @Test
  void aMissingOrWrongLoginIsToldApartFromARefusedWrite() throws Exception {
    var group = start(false, PAIR);
    var address = group.address("a-001");
    try (var server = connect(group, "a-001")) {
      server.aclSetUser("reader", "on", ">reading", "~*", "+@read", "+auth");
      server.aclSetUser("writer", "on", ">wri ting", "~ecdr:probe:*", "+set", "+get");
      server.configSet("requirepass", "opensesame");
    }
    assertThat(answersOf(group, "a-001", false).get(0).words()).startsWith("NOAUTH");
    assertThat(as(address.host(), address.port(), "reader", "reading").words())
        .startsWith("NOPERM");
    var wrong = as(address.host(), address.port(), "writer", "guessed");
    assertThat(wrong.kind()).isEqualTo(Kind.LOGIN);
    assertThat(wrong.words()).startsWith("WRONGPASS").doesNotContain("guessed");
    assertThat(as(address.host(), address.port(), "writer", "wri ting").kind())
        .isEqualTo(Kind.WRITTEN);
  }

  private Answer as(String host, int port, String user, String secret) throws IOException {
    var file = Files.writeString(base.resolve("secret"), secret + "\n");
    return answers(trial(host, port, false, Optional.of(user), Optional.of("file:" + file))).get(0);
  }

  @Test
  void theDefaultUsersTokenComesFromAVariable() throws Exception {
    var group = start(false, PAIR);
    var address = group.address("a-001");
    try (var server = connect(group, "a-001")) {
      server.configSet("requirepass", "opensesame");
    }
    var trial =
        trial(address.host(), address.port(), false, Optional.empty(), Optional.of("env:TOKEN"));

    assertThat(answers(trial).get(0))
        .isEqualTo(
            new Answer(
                address.host() + ":" + address.port(),
                Kind.LOGIN,
                "env:TOKEN is not set or empty"));
    variables.put("TOKEN", "opensesame");
    assertThat(answers(trial).get(0).kind()).isEqualTo(Kind.WRITTEN);
  }

  @Test
  void whereNobodyListensThatIsKnownAtOnce() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
      port = socket.getLocalPort();
    }
    for (boolean cluster : List.of(false, true)) {
      var answers = answers(trial("127.0.0.1", port, cluster));
      assertThat(answers).extracting(Answer::kind).containsExactly(Kind.UNREACHABLE);
      assertThat(answers.get(0).words()).containsIgnoringCase("refused");
    }
  }

  @Test
  void aNameThatNobodyKnowsIsUnreachable() {
    var answers = answers(trial("nobody.invalid", 6379, false));
    assertThat(answers).extracting(Answer::kind).containsExactly(Kind.UNREACHABLE);
  }

  @Test
  void aSocketThatAcceptsAndNeverAnswersIsReachedAndThenGivenUp() throws Exception {
    List<Object> kept = new ArrayList<>();
    try (var socket = new ServerSocket(0, 5, LOOPBACK)) {
      var attempt =
          new EngineProbe(variables::get).begin(trial("127.0.0.1", socket.getLocalPort(), false));
      kept.add(socket.accept());
      var answers = await(attempt);
      assertThat(attempt.reached()).isTrue();
      assertThat(answers).extracting(Answer::kind).containsExactly(Kind.UNREACHABLE);
    }
  }

  @Test
  void anEncryptedTrialSpeaksTlsAndTrustsNoUnknownCertificate() throws Exception {
    try (var socket = certified().getServerSocketFactory().createServerSocket(0, 5, LOOPBACK)) {
      var plain = trial("127.0.0.1", socket.getLocalPort(), false);
      var encrypted =
          new Trial(
              plain.host(),
              plain.port(),
              plain.cluster(),
              true,
              plain.user(),
              plain.auth(),
              plain.key(),
              plain.value(),
              plain.timeToLive(),
              plain.connect(),
              plain.answer());
      var attempt = new EngineProbe(variables::get).begin(encrypted);
      try (var accepted = (SSLSocket) socket.accept()) {
        accepted.setSoTimeout(20_000);
        assertThatThrownBy(accepted::startHandshake).isInstanceOf(SSLException.class);
      }
      var answer = await(attempt).get(0);
      assertThat(answer.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(answer.words()).contains("certification path");
    }
  }

  private SSLContext certified() throws Exception {
    var file = base.resolve("keys.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                (keytool
                        + " -genkeypair -alias a -keyalg EC -dname CN=127.0.0.1 -storetype PKCS12"
                        + " -storepass changeit -keystore "
                        + file)
                    .split(" "))
            .redirectErrorStream(true)
            .redirectOutput(base.resolve("keytool.txt").toFile())
            .start();
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(made.exitValue()).isZero();
    var keys = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void anAbandonedAttemptLetsGoOfItsConnection() throws Exception {
    try (var socket = new ServerSocket(0, 5, LOOPBACK)) {
      var usual = trial("127.0.0.1", socket.getLocalPort(), false);
      var patient =
          new Trial(
              usual.host(),
              usual.port(),
              usual.cluster(),
              usual.tls(),
              usual.user(),
              usual.auth(),
              usual.key(),
              usual.value(),
              usual.timeToLive(),
              usual.connect(),
              Duration.ofSeconds(60));
      var attempt = new EngineProbe(variables::get).begin(patient);
      try (var accepted = socket.accept()) {
        accepted.setSoTimeout(20_000);
        assertThat(accepted.getInputStream().read()).isEqualTo('*');
        attempt.abandon();
        readToTheEnd(accepted);
      }
    }
  }

  /** A connection that is let go of ends, one way or the other; a time-out is no end. */
  private static void readToTheEnd(Socket socket) throws IOException {
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (SocketException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }
}
