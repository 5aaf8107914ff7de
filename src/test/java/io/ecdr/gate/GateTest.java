package io.ecdr.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ecdr.model.Region;
import io.ecdr.plan.denial.Denial;
import io.ecdr.port.Confinement.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gate over real sockets. */
@Timeout(60)
class GateTest {

  private static final Denial DENIAL =
      new Denial(Set.of(new Region("us-east-1")), Set.of(), new Region("eu-west-1"));

  private static final List<String> SEEN = new CopyOnWriteArrayList<>();
  private static final List<String> PARTS = new CopyOnWriteArrayList<>();
  private static HttpServer server;

  @TempDir private Path folder;
  private Gate gate;
  private int own;
  private int programs;

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          SEEN.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
          var answer = "here".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void end() {
    server.stop(0);
  }

  @BeforeEach
  void putUp() throws IOException {
    SEEN.clear();
    PARTS.clear();
    gate = new Gate(DENIAL, PARTS::add);
    own = gate.local(port -> Caller.ECDR);
    programs = gate.local(port -> Caller.program("tool"));
  }

  @AfterEach
  void takeDown() {
    gate.close();
  }

  private static String to() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private static String request(String region, String body) {
    return "POST http://%s/a?b=c HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(to(), signed(region), body.length(), body);
  }

  private static String signed(String region) {
    return "AWS4-HMAC-SHA256 Credential=AKID/20261123/" + region + "/elasticache/aws4_request";
  }

  /** All that comes back; empty when the connection is cut. */
  private static String talk(int port, String text) throws IOException {
    try (var socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return all(socket.getInputStream());
    }
  }

  private static String all(InputStream in) {
    try {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private List<String> asked() {
    return gate.asked().stream().map(GateTest::words).toList();
  }

  private static String words(Counted each) {
    var attempt = each.attempt();
    return attempt.who()
        + " "
        + attempt.place().words()
        + (attempt.denied() ? " denied " : " allowed ")
        + each.times()
        + "/"
        + each.reached();
  }

  @Test
  void letsThroughWhatIsSignedForTheSurvivor() throws IOException {
    assertThat(talk(own, request("eu-west-1", "x=y"))).startsWith("HTTP/1.1 200").endsWith("here");

    assertThat(SEEN).containsExactly("POST /a?b=c x=y");
    assertThat(asked()).containsExactly("ecdr eu-west-1 allowed 1/1");
  }

  @Test
  void cutsWhatIsSignedForTheLostRegion() throws IOException {
    assertThat(talk(own, request("us-east-1", "x=y"))).isEmpty();

    assertThat(SEEN).isEmpty();
    assertThat(asked()).containsExactly("ecdr us-east-1 denied 1/0");
  }

  @Test
  void aSecondRequestOnTheSameConnectionIsNotSeenByTheServer() throws IOException {
    var said = talk(own, request("eu-west-1", "x=y") + request("us-east-1", "z"));

    assertThat(said).contains("Connection: close");
    assertThat(SEEN).containsExactly("POST /a?b=c x=y");
    assertThat(asked()).containsExactly("ecdr eu-west-1 allowed 1/1");
  }

  @Test
  void handsOnABodyInChunks() throws IOException {
    var head =
        "PUT http://%s/c HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
            .formatted(to(), signed("eu-west-1"));

    assertThat(talk(own, head + "3\r\nabc\r\n2;n=v\r\nde\r\n0\r\n\r\n")).endsWith("here");

    assertThat(SEEN).containsExactly("PUT /c abcde");
  }

  @Test
  void deniesATunnelByTheHostsName() throws IOException {
    var said = talk(programs, "CONNECT sts.us-east-1.amazonaws.com:443 HTTP/1.1\r\n\r\n");

    assertThat(said).startsWith("HTTP/1.1 403").contains("us-east-1 is taken for lost");
    assertThat(asked()).containsExactly("tool us-east-1 denied 1/0");
  }

  @Test
  void opensATunnelToWhatMayBeReached() throws IOException {
    var said =
        talk(
            own,
            "CONNECT "
                + to()
                + " HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(said).startsWith("HTTP/1.1 200 Connection established").endsWith("here");
    assertThat(asked()).containsExactly("ecdr this machine allowed 1/1");
  }

  @Test
  void saysWhenNobodyIsThere() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertThat(talk(own, "CONNECT 127.0.0.1:" + free + " HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 502");
    assertThat(asked()).containsExactly("ecdr this machine allowed 1/0");
  }

  @Test
  void speaksSocksAsJavaDoes() throws IOException {
    var proxy = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress("127.0.0.1", own));
    try (var socket = new Socket(proxy)) {
      socket.connect(server.getAddress());
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes());
      assertThat(all(socket.getInputStream())).endsWith("here");
    }
    try (var socket = new Socket(proxy)) {
      var lost = InetSocketAddress.createUnresolved("a.b.use1.cache.amazonaws.com", 6379);
      assertThatThrownBy(() -> socket.connect(lost))
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("not allowed");
    }
    assertThat(asked())
        .containsExactly("ecdr this machine allowed 1/1", "ecdr us-east-1 denied 1/0");
  }

  @Test
  void onlyEcdrItselfTellsThePart() throws IOException {
    talk(programs, "PART fake HTTP/1.1\r\n\r\n");
    talk(own, "PART plan HTTP/1.1\r\n\r\n");
    talk(own, "CONNECT iam.amazonaws.com:443 HTTP/1.1\r\n\r\n");

    assertThat(gate.asked()).hasSize(1);
    assertThat(gate.asked().get(0).attempt().part()).isEqualTo("plan");
    assertThat(PARTS).containsExactly("plan");
  }

  @Test
  void nonsenseIsAnsweredAndReachesNobody() throws IOException {
    for (var text :
        List.of("GET / HTTP/1.1\r\n\r\n", "CONNECT nowhere HTTP/1.1\r\n\r\n", "x\r\n\r\n")) {
      assertThat(talk(own, text)).startsWith("HTTP/1.1 400");
    }
    assertThat(gate.asked()).isEmpty();
  }

  @Test
  void aRelayTellsWhoAsks() throws IOException {
    var door = folder.resolve("gate");
    gate.relayed(door);
    try (var wire =
        new Wire(java.nio.channels.SocketChannel.open(java.net.UnixDomainSocketAddress.of(door)))) {
      wire.write(Gate.FROM_PROGRAM + " sh > tool\nCONNECT iam.amazonaws.com:443 HTTP/1.1\r\n\r\n");
      assertThat(wire.line()).startsWith("HTTP/1.1 403");
    }
    assertThat(asked()).containsExactly("sh > tool global denied 1/0");
  }

  /** Linux tells what programs are called. */
  @Test
  void whatAProcessHasStartedIsNamed() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "there is no /proc");
    var process = new ProcessBuilder("sh", "-c", "(sleep 600; true); true").start();
    try {
      while (!Callers.programs(process.toHandle()).endsWith("sleep")) {
        assertThat(process.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      assertThat(Callers.programs(process.toHandle())).isIn("sleep", "sh > sleep");
    } finally {
      Inside.end(process.toHandle());
    }
    process.waitFor();
    assertThat(Callers.programs(process.toHandle())).isEmpty();
  }
}
