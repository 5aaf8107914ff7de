package io.ecdr.data;

import io.ecdr.port.KeyReads;
import io.ecdr.port.SecretSource;
import io.valkey.CommandArguments;
import io.valkey.Connection;
import io.valkey.DefaultJedisClientConfig;
import io.valkey.DefaultJedisSocketFactory;
import io.valkey.HostAndPort;
import io.valkey.Protocol.Command;
import io.valkey.exceptions.JedisException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;

/** Looks keys up over the engine's own protocol, many in one go. */
public final class EngineKeys implements KeyReads {

  private final UnaryOperator<String> variables;

  /**
   * @param variables an environment variable's value, or null; asked for secrets only
   */
  public EngineKeys(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  @Override
  public Session open(Place place) throws Unreachable {
    try {
      var secret = new Secrets(variables).find(place.auth());
      var shards = new Sessions(place, secret);
      shards.connect();
      return shards;
    } catch (SecretSource.Missing e) {
      throw new Unreachable(e.getMessage());
    } catch (JedisException e) {
      throw new Unreachable(place.host() + ":" + place.port() + ": " + Talks.words(e));
    }
  }

  /** A connection to each primary. */
  private static final class Sessions implements Session {

    private final Place place;
    private final Optional<String> secret;
    private final Map<HostAndPort, Connection> open = new LinkedHashMap<>();
    private final List<Shards.Shard> shards = new ArrayList<>();
    private final HostAndPort first;

    Sessions(Place place, Optional<String> secret) {
      this.place = place;
      this.secret = secret;
      this.first = new HostAndPort(place.host(), place.port());
    }

    void connect() {
      var connection = to(first);
      if (place.cluster()) {
        connection.sendCommand(Command.CLUSTER, "SLOTS");
        shards.addAll(Shards.of(connection.getObjectMultiBulkReply(), place.host()));
      }
    }

    private Connection to(HostAndPort address) {
      return open.computeIfAbsent(
          address,
          where -> {
            var connection = new Connection(new DefaultJedisSocketFactory(where, configuration()));
            connection.connect();
            login(connection);
            return connection;
          });
    }

    private DefaultJedisClientConfig configuration() {
      var parameters = new SSLParameters();
      // The library checks the chain; that the certificate is this host's must be asked for.
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      return DefaultJedisClientConfig.builder()
          .connectionTimeoutMillis((int) place.connect().toMillis())
          .socketTimeoutMillis((int) place.answer().toMillis())
          .ssl(place.tls())
          .sslParameters(parameters)
          .build();
    }

    private void login(Connection connection) {
      if (secret.isPresent()) {
        connection.sendCommand(
            Command.AUTH,
            Stream.concat(place.user().stream(), secret.stream()).toArray(String[]::new));
        connection.getStatusCodeReply();
      }
    }

    @Override
    public List<Found> look(List<Wanted> keys) throws Unreachable {
      try {
        Map<HostAndPort, List<Integer>> byShard = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
          byShard.computeIfAbsent(owner(keys.get(i)), a -> new ArrayList<>()).add(i);
        }
        var found = new Found[keys.size()];
        for (var part : byShard.entrySet()) {
          ask(to(part.getKey()), part.getValue(), keys, found);
        }
        return List.of(found);
      } catch (JedisException e) {
        throw new Unreachable(place.host() + ":" + place.port() + ": " + Talks.words(e));
      }
    }

    private HostAndPort owner(Wanted key) {
      return shards.stream()
          .filter(shard -> shard.slots().get(key.slot()))
          .map(Shards.Shard::primary)
          .findFirst()
          .orElse(first);
    }

    /** All questions first, then all answers. */
    private void ask(Connection to, List<Integer> which, List<Wanted> keys, Found[] found) {
      for (int i : which) {
        var key = keys.get(i);
        if (!place.cluster()) {
          to.sendCommand(Command.SELECT, Long.toString(key.database()));
        }
        to.sendCommand(
            new CommandArguments(key.whole() ? Command.DUMP : Command.EXISTS).add(key.key()));
      }
      for (int i : which) {
        if (!place.cluster()) {
          to.getStatusCodeReply();
        }
        if (keys.get(i).whole()) {
          var dump = to.getBinaryBulkReply();
          found[i] = new Found(dump != null, Optional.ofNullable(dump));
        } else {
          found[i] = new Found(to.getIntegerReply() > 0, Optional.empty());
        }
      }
    }

    @Override
    public void close() {
      for (var connection : open.values()) {
        try {
          connection.close();
        } catch (JedisException e) {
          // Its own time limits end it.
        }
      }
    }
  }
}
