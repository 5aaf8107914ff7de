package io.ecdr.sim.rehearse;

import io.valkey.Connection;
import io.valkey.Protocol.Command;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Fills a cache with keys of every type, the same for the same seed.
 *
 * <p>Keys are called {@code <type>:<number>}. Times to live are spread evenly over their orders of
 * magnitude, from 10 seconds to 7 days.
 */
public final class SampleData {

  /** The types, taken in turn. */
  static final List<String> TYPES = List.of("string", "list", "set", "zset", "hash", "stream");

  private static final int PIPELINE = 1_000;
  private static final double SHORTEST_MILLIS = 10_000;
  private static final double LONGEST_MILLIS = 7 * 86_400_000.0;

  private final LiveCache cache;
  private final long seed;
  private final double ttlShare;
  private final Map<Connection, Integer> waiting = new IdentityHashMap<>();
  private boolean empty;
  private long withTtl;

  /**
   * What was written.
   *
   * @param keys how many keys
   * @param withTtl how many of them have a time to live
   */
  public record Written(long keys, long withTtl) {}

  /**
   * @param ttlShare 0 to 1: the share of keys with a time to live
   */
  public SampleData(LiveCache cache, long seed, double ttlShare) {
    if (!(ttlShare >= 0 && ttlShare <= 1)) {
      throw new IllegalArgumentException("the share with a TTL must be 0 to 1, not " + ttlShare);
    }
    this.cache = cache;
    this.seed = seed;
    this.ttlShare = ttlShare;
  }

  /**
   * Writes that many keys, in place of those of the same name.
   *
   * @throws io.valkey.exceptions.JedisDataException when the engine refuses one
   */
  public Written write(long keys) {
    empty = cache.size() == 0;
    for (long i = 0; i < keys; i++) {
      one(i);
    }
    for (var connection : cache.primaries()) {
      drain(connection);
    }
    return new Written(keys, withTtl);
  }

  private void one(long number) {
    // Mixed by the generator itself, so neighbouring numbers give unlike keys.
    var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    String type = TYPES.get((int) (number % TYPES.size()));
    String key = type + ":" + number;
    var connection = cache.primaryOf(bytes(key));
    if (!empty) {
      send(connection, Command.DEL, List.of(key));
    }
    switch (type) {
      case "string" -> send(connection, Command.SET, List.of(key, text(random, number)));
      case "list" -> send(connection, Command.RPUSH, with(key, values(random, number)));
      case "set" -> send(connection, Command.SADD, with(key, values(random, number)));
      case "zset" -> send(connection, Command.ZADD, with(key, pairs(random, number, true)));
      case "hash" -> send(connection, Command.HSET, with(key, pairs(random, number, false)));
      default -> stream(connection, key, random, number);
    }
    if (random.nextDouble() < ttlShare) {
      withTtl++;
      send(connection, Command.PEXPIRE, List.of(key, Long.toString(ttl(random))));
    }
  }

  private void stream(Connection connection, String key, SplittableRandom random, long number) {
    int entries = 1 + random.nextInt(3);
    for (int i = 1; i <= entries; i++) {
      var words = new ArrayList<>(List.of(key, number + "-" + i));
      words.addAll(pairs(random, number, false));
      send(connection, Command.XADD, words);
    }
    if (random.nextInt(4) == 0) {
      send(connection, Command.XGROUP, List.of("CREATE", key, "readers", number + "-1"));
    }
  }

  private static long ttl(SplittableRandom random) {
    double span = Math.log(LONGEST_MILLIS / SHORTEST_MILLIS);
    return Math.round(SHORTEST_MILLIS * Math.exp(random.nextDouble() * span));
  }

  private static List<String> values(SplittableRandom random, long number) {
    int count = 2 + random.nextInt(5);
    var values = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      values.add(text(random, number + i));
    }
    return values;
  }

  private static List<String> pairs(SplittableRandom random, long number, boolean scores) {
    int count = 2 + random.nextInt(4);
    var pairs = new ArrayList<String>(2 * count);
    for (int i = 0; i < count; i++) {
      pairs.add(scores ? score(random) : "field" + i);
      pairs.add(text(random, number + i));
    }
    return pairs;
  }

  private static String score(SplittableRandom random) {
    return switch (random.nextInt(20)) {
      case 0 -> "-inf";
      case 1 -> "+inf";
      case 2 -> "0.1";
      default -> Double.toString(random.nextDouble() * 1e6 - 5e5);
    };
  }

  /** Numbers, short words and, now and then, a long text: each is stored in another way. */
  private static String text(SplittableRandom random, long number) {
    return switch (random.nextInt(8)) {
      case 0 -> Long.toString(random.nextLong() >> random.nextInt(64));
      case 1 -> "value-" + number + "-" + Long.toString(random.nextLong(), 36).repeat(20);
      default -> "v" + Long.toString(random.nextLong(), 36);
    };
  }

  private static List<String> with(String key, List<String> values) {
    var words = new ArrayList<String>(values.size() + 1);
    words.add(key);
    words.addAll(values);
    return words;
  }

  private void send(Connection connection, Command command, List<String> words) {
    connection.sendCommand(command, words.toArray(String[]::new));
    if (waiting.merge(connection, 1, Integer::sum) >= PIPELINE) {
      drain(connection);
    }
  }

  private void drain(Connection connection) {
    LiveCache.replies(connection, waiting.getOrDefault(connection, 0));
    waiting.put(connection, 0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
