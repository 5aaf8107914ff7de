package io.ecdr.data;

import io.ecdr.port.DataProbe.Answer;
import io.ecdr.port.DataProbe.Kind;
import io.valkey.Connection;
import io.valkey.DefaultJedisClientConfig;
import io.valkey.DefaultJedisSocketFactory;
import io.valkey.HostAndPort;
import io.valkey.Protocol.Command;
import io.valkey.exceptions.JedisDataException;
import io.valkey.exceptions.JedisException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;

/** Talks with one node after another, each over a connection of its own. */
final class Talks {

  /** What the engines answer when the login, not what was asked, is the matter. */
  private static final List<String> LOGIN =
      List.of("NOAUTH", "WRONGPASS", "NOPERM", "NOGOODUSER", "DENIED");

  private final boolean tls;
  private final Optional<String> user;
  private final Optional<String> secret;
  private final Duration connect;
  private final Duration answer;
  private final Line line;

  Talks(
      boolean tls,
      Optional<String> user,
      Optional<String> secret,
      Duration connect,
      Duration answer,
      Line line) {
    this.tls = tls;
    this.user = user;
    this.secret = secret;
    this.connect = connect;
    this.answer = answer;
    this.line = line;
  }

  /** What is asked of one node. */
  interface Talk {
    Answer with(Connection connection);
  }

  /** Connects, logs in, talks; whatever fails is an answer. */
  Answer ask(HostAndPort address, Talk talk) {
    try (var connection =
        new Connection(new DefaultJedisSocketFactory(address, configuration(address)))) {
      line.opening(connection);
      connection.connect();
      line.connected();
      var refused = login(connection);
      var said = refused.isPresent() ? refused.get() : talk.with(connection);
      return new Answer(address.toString(), said.kind(), said.words());
    } catch (JedisDataException e) {
      return new Answer(address.toString(), kind(e), words(e));
    } catch (JedisException e) {
      return new Answer(address.toString(), Kind.UNREACHABLE, words(e));
    }
  }

  private DefaultJedisClientConfig configuration(HostAndPort address) {
    var parameters = new SSLParameters();
    // The library checks the chain; that the certificate is this host's must be asked for.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis((int) connect.toMillis())
        .socketTimeoutMillis((int) answer.toMillis())
        .ssl(tls)
        .sslParameters(parameters)
        .build();
  }

  /** Logs in; an answer when that was refused. */
  private Optional<Answer> login(Connection connection) {
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    try {
      connection.sendCommand(
          Command.AUTH, Stream.concat(user.stream(), secret.stream()).toArray(String[]::new));
      connection.getStatusCodeReply();
      return Optional.empty();
    } catch (JedisDataException e) {
      return Optional.of(new Answer("", Kind.LOGIN, words(e)));
    }
  }

  /** Reads the shards of a cluster. */
  static Answer slots(Connection connection, String host, List<Shards.Shard> shards) {
    connection.sendCommand(Command.CLUSTER, "SLOTS");
    shards.addAll(Shards.of(connection.getObjectMultiBulkReply(), host));
    var unserved = Shards.unserved(shards);
    return unserved.isEmpty()
        ? new Answer("", Kind.WRITTEN, "tells its slots")
        : new Answer("", Kind.REFUSED, "slot " + unserved.getAsInt() + " is served by no node");
  }

  private static Kind kind(JedisDataException refused) {
    var words = words(refused).toUpperCase(Locale.ROOT);
    return LOGIN.stream().anyMatch(words::startsWith) ? Kind.LOGIN : Kind.REFUSED;
  }

  /** The engine's words in one line. It repeats no password: AUTH errors name none. */
  static String words(Exception e) {
    Throwable root = e;
    while (root.getCause() != null || root.getSuppressed().length > 0) {
      // The library hangs what each address of a name said on to its own sentence.
      root = root.getCause() != null ? root.getCause() : root.getSuppressed()[0];
    }
    var message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return message.strip().lines().findFirst().orElse("").strip();
  }
}
