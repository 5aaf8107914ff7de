package io.ecdr.sim.rehearse;

import io.valkey.Connection;
import io.valkey.Protocol.Command;
import io.valkey.exceptions.JedisDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads keys of one primary, many to a round trip. What is held at once is bounded by {@link
 * #WEIGHT} and the biggest value.
 */
final class KeyReader {

  /** Parts of collections and kilobytes of strings fetched in one round trip. */
  static final long WEIGHT = 20_000;

  private final ValueDigest digest = new ValueDigest();

  private record Found(int index, byte[] key, String type, long expiresAt) {}

  /**
   * Reads keys.
   *
   * @param keys all of them held by this primary, in the selected database
   * @return for each key its state, or nothing when it is not there
   */
  List<Optional<KeyState>> read(Connection primary, List<byte[]> keys) {
    var states = new ArrayList<Optional<KeyState>>(keys.size());
    keys.forEach(key -> states.add(Optional.empty()));
    List<Found> found = look(primary, keys);
    List<Long> weights = weigh(primary, found);
    int from = 0;
    while (from < found.size()) {
      int to = from;
      long weight = 0;
      do {
        weight += weights.get(to++);
      } while (to < found.size() && weight < WEIGHT);
      fetch(primary, found.subList(from, to), states);
      from = to;
    }
    return states;
  }

  private static List<Found> look(Connection primary, List<byte[]> keys) {
    for (byte[] key : keys) {
      primary.sendCommand(Command.TYPE, key);
      primary.sendCommand(Command.PEXPIRETIME, key);
    }
    var replies = LiveCache.replies(primary, 2 * keys.size());
    var found = new ArrayList<Found>();
    for (int i = 0; i < keys.size(); i++) {
      String type = new String((byte[]) replies.get(2 * i), StandardCharsets.US_ASCII);
      if (!type.equals("none")) {
        found.add(new Found(i, keys.get(i), type, (Long) replies.get(2 * i + 1)));
      }
    }
    return found;
  }

  private static List<Long> weigh(Connection primary, List<Found> found) {
    for (var key : found) {
      primary.sendCommand(ValueCommands.size(key.type()), key.key());
    }
    var replies = LiveCache.replies(primary, found.size());
    var weights = new ArrayList<Long>(found.size());
    for (int i = 0; i < found.size(); i++) {
      long size = (Long) replies.get(i);
      weights.add(found.get(i).type().equals("string") ? size / 1024 : size);
    }
    return weights;
  }

  private void fetch(Connection primary, List<Found> some, List<Optional<KeyState>> states) {
    int[] counts = new int[some.size()];
    int total = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = ValueCommands.read(primary, some.get(i).type(), some.get(i).key());
      total += counts[i];
    }
    var replies = primary.getMany(total);
    int at = 0;
    for (int i = 0; i < counts.length; i++) {
      var key = some.get(i);
      states.set(key.index(), state(key, replies.subList(at, at + counts[i])));
      at += counts[i];
    }
  }

  private Optional<KeyState> state(Found key, List<Object> replies) {
    for (Object reply : replies) {
      if (reply instanceof JedisDataException refused) {
        // A stream that ended its time a moment ago: its groups are refused as "no such key".
        if (String.valueOf(refused.getMessage()).contains("no such key")) {
          return Optional.empty();
        }
        throw refused;
      }
    }
    if (replies.get(0) == null || replies.get(0) instanceof List<?> l && vanished(key, l)) {
      return Optional.empty();
    }
    return Optional.of(new KeyState(key.type(), digest.of(key.type(), replies), key.expiresAt()));
  }

  /** Only a stream can be there and hold nothing. */
  private static boolean vanished(Found key, List<?> parts) {
    return parts.isEmpty() && !key.type().equals("stream");
  }
}
