package io.ecdr.data;

import io.ecdr.port.DataMarks.Kind;
import io.ecdr.port.DataMarks.Offset;
import io.ecdr.port.DataMarks.Place;
import io.ecdr.port.DataMarks.Said;
import io.ecdr.port.DataProbe;
import io.valkey.Connection;
import io.valkey.HostAndPort;
import io.valkey.Protocol.Command;
import io.valkey.exceptions.JedisDataException;
import io.valkey.util.JedisClusterCRC16;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes marks with {@code SET … NX EX}, so that no other key is ever touched, and looks for them.
 * Beside each it asks {@code INFO replication} how far the node is; an engine that does not tell
 * leaves that unknown and nothing else.
 */
final class Marks {

  private final Place place;
  private final Talks talks;
  private final List<Said> all = new ArrayList<>();

  Marks(Place place, Optional<String> secret, Line line) {
    this.place = place;
    this.talks =
        new Talks(place.tls(), place.user(), secret, place.connect(), place.answer(), line);
  }

  /** Writes one into each shard. */
  List<Said> write(String start, String value, Duration timeToLive) {
    List<Shards.Shard> shards = new ArrayList<>();
    if (!shards(shards)) {
      return all;
    }
    for (var shard : shards) {
      var key = place.cluster() ? Shards.keyIn(shard, start) : start;
      if (said(shard.primary(), key, c -> write(c, key, value, timeToLive)) != Kind.THERE) {
        break;
      }
    }
    return all;
  }

  /** Looks for them; goes on after one that is missing. */
  List<Said> find(List<String> keys, String value) {
    List<Shards.Shard> shards = new ArrayList<>();
    if (!shards(shards)) {
      return all;
    }
    for (var key : keys) {
      int slot = JedisClusterCRC16.getSlot(key);
      var shard = shards.stream().filter(s -> !place.cluster() || s.slots().get(slot)).findFirst();
      var kind = said(shard.orElseThrow().primary(), key, c -> find(c, key, value));
      if (kind == Kind.UNREACHABLE || kind == Kind.LOGIN) {
        break;
      }
    }
    return all;
  }

  /** Reads the shards; false when that failed, and then it is told. */
  private boolean shards(List<Shards.Shard> shards) {
    var address = new HostAndPort(place.host(), place.port());
    if (!place.cluster()) {
      shards.add(new Shards.Shard(address, new java.util.BitSet()));
      return true;
    }
    var told = talks.ask(address, c -> Talks.slots(c, place.host(), shards));
    if (told.kind() != DataProbe.Kind.WRITTEN) {
      all.add(new Said(told.place(), kind(told.kind()), told.words(), "", Optional.empty()));
      return false;
    }
    return true;
  }

  /** What is asked of one node, and what it says of its place in the stream. */
  private final class Question {
    private Kind kind = Kind.THERE;
    private Optional<Offset> offset = Optional.empty();
  }

  private interface Talk {
    Kind with(Connection connection);
  }

  private Kind said(HostAndPort address, String key, Talk talk) {
    var question = new Question();
    var told =
        talks.ask(
            address,
            connection -> {
              question.kind = talk.with(connection);
              question.offset = offset(connection);
              return new DataProbe.Answer("", DataProbe.Kind.WRITTEN, words(question.kind));
            });
    var kind = told.kind() == DataProbe.Kind.WRITTEN ? question.kind : kind(told.kind());
    all.add(new Said(told.place(), kind, told.words(), key, question.offset));
    return kind;
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case THERE -> "has the mark";
      case MISSING -> "does not have the mark";
      default -> "has another value under the mark's name";
    };
  }

  private static Kind kind(DataProbe.Kind kind) {
    return switch (kind) {
      case LOGIN -> Kind.LOGIN;
      case UNREACHABLE -> Kind.UNREACHABLE;
      default -> Kind.REFUSED;
    };
  }

  private Kind write(Connection connection, String key, String value, Duration timeToLive) {
    var seconds = Long.toString(timeToLive.toSeconds());
    connection.sendCommand(Command.SET, key, value, "EX", seconds, "NX");
    connection.getStatusCodeReply();
    // A key of that name that was there already has another value, and so is told apart.
    return read(connection, key, value);
  }

  /** A replica of a cluster reads only for who says that old data will do. */
  private Kind find(Connection connection, String key, String value) {
    if (place.cluster()) {
      connection.sendCommand(Command.READONLY);
      connection.getStatusCodeReply();
    }
    return read(connection, key, value);
  }

  private static Kind read(Connection connection, String key, String value) {
    connection.sendCommand(Command.GET, key);
    var read = connection.getBulkReply();
    return read == null ? Kind.MISSING : read.equals(value) ? Kind.THERE : Kind.REFUSED;
  }

  /** A primary tells what it wrote, a replica what it has taken. */
  private static Optional<Offset> offset(Connection connection) {
    try {
      connection.sendCommand(Command.INFO, "replication");
      var told = info(new String(connection.getBinaryBulkReply(), StandardCharsets.UTF_8));
      var bytes =
          Optional.ofNullable(told.get("slave_repl_offset"))
              .or(() -> Optional.ofNullable(told.get("master_repl_offset")));
      return bytes
          .filter(b -> b.matches("\\d{1,18}") && told.containsKey("master_replid"))
          .map(b -> new Offset(told.get("master_replid"), Long.parseLong(b)));
    } catch (JedisDataException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> info(String text) {
    var all = new TreeMap<String, String>();
    text.lines()
        .map(line -> line.strip().split(":", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> all.put(pair[0], pair[1]));
    return all;
  }
}
