package io.ecdr.data;

import io.ecdr.port.DataProbe.Answer;
import io.ecdr.port.DataProbe.Kind;
import io.ecdr.port.DataProbe.Trial;
import io.valkey.Connection;
import io.valkey.DefaultJedisClientConfig;
import io.valkey.DefaultJedisSocketFactory;
import io.valkey.HostAndPort;
import io.valkey.Protocol.Command;
import io.valkey.exceptions.JedisDataException;
import io.valkey.exceptions.JedisException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;

/**
 * One attempt: a key for each shard, written with {@code SET … NX EX} so that no other key is ever
 * touched, and read back. Ends at the first shard that does not take its key.
 */
final class TrialWrite {

  /** What the engines answer when the login, not the write, is the matter. */
  private static final List<String> LOGIN =
      List.of("NOAUTH", "WRONGPASS", "NOPERM", "NOGOODUSER", "DENIED");

  private final Trial trial;
  private final Optional<String> secret;
  private final Line line;
  private final List<Answer> answers = new ArrayList<>();

  TrialWrite(Trial trial, Optional<String> secret, Line line) {
    this.trial = trial;
    this.secret = secret;
    this.line = line;
  }

  List<Answer> run() {
    var address = new HostAndPort(trial.host(), trial.port());
    if (!trial.cluster()) {
      answers.add(ask(address, connection -> write(connection, trial.key())));
      return answers;
    }
    List<Shards.Shard> shards = new ArrayList<>();
    var slots = ask(address, connection -> slots(connection, shards));
    if (slots.kind() != Kind.WRITTEN) {
      return List.of(slots);
    }
    for (var shard : shards) {
      var said = ask(shard.primary(), c -> write(c, Shards.keyIn(shard, trial.key())));
      answers.add(said);
      if (said.kind() != Kind.WRITTEN) {
        break;
      }
    }
    return answers;
  }

  /** What is asked of one node. */
  private interface Talk {
    Answer with(Connection connection);
  }

  private Answer ask(HostAndPort address, Talk talk) {
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
    var tls = new SSLParameters();
    // The library checks the chain; that the certificate is this host's must be asked for.
    tls.setEndpointIdentificationAlgorithm("HTTPS");
    return DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis((int) trial.connect().toMillis())
        .socketTimeoutMillis((int) trial.answer().toMillis())
        .ssl(trial.tls())
        .sslParameters(tls)
        .build();
  }

  /** Logs in; an answer when that was refused. */
  private Optional<Answer> login(Connection connection) {
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    try {
      connection.sendCommand(
          Command.AUTH,
          Stream.concat(trial.user().stream(), secret.stream()).toArray(String[]::new));
      connection.getStatusCodeReply();
      return Optional.empty();
    } catch (JedisDataException e) {
      return Optional.of(new Answer("", Kind.LOGIN, words(e)));
    }
  }

  private Answer write(Connection connection, String key) {
    var seconds = Long.toString(trial.timeToLive().toSeconds());
    connection.sendCommand(Command.SET, key, trial.value(), "EX", seconds, "NX");
    if (connection.getStatusCodeReply() == null) {
      return new Answer("", Kind.REFUSED, "a key " + key + " is there already");
    }
    connection.sendCommand(Command.GET, key);
    var read = connection.getBulkReply();
    return trial.value().equals(read)
        ? new Answer("", Kind.WRITTEN, "took a key")
        : new Answer("", Kind.REFUSED, "took a key and does not give it back");
  }

  private Answer slots(Connection connection, List<Shards.Shard> shards) {
    connection.sendCommand(Command.CLUSTER, "SLOTS");
    shards.addAll(Shards.of(connection.getObjectMultiBulkReply(), trial.host()));
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
  private static String words(Exception e) {
    Throwable root = e;
    while (root.getCause() != null || root.getSuppressed().length > 0) {
      // The library hangs what each address of a name said on to its own sentence.
      root = root.getCause() != null ? root.getCause() : root.getSuppressed()[0];
    }
    var message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return message.strip().lines().findFirst().orElse("").strip();
  }
}
