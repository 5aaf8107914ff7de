package io.ecdr.sim.rehearse;

import io.valkey.Connection;
import io.valkey.DefaultJedisClientConfig;
import io.valkey.HostAndPort;
import io.valkey.Protocol.Command;
import io.valkey.exceptions.JedisDataException;
import io.valkey.util.JedisClusterCRC16;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Connections to every primary of a cache. Slots are read once: a rehearsal does not move them. For
 * one thread.
 */
public final class LiveCache implements AutoCloseable {

  private static final int SLOTS = 16_384;
  private static final int TIMEOUT_MILLIS = 10_000;

  private final Map<HostAndPort, Connection> connections = new LinkedHashMap<>();
  private final Connection[] bySlot = new Connection[SLOTS];
  private final boolean clusterMode;
  private final int timeoutMillis;

  /** Connects, and waits ten seconds for each answer. */
  public LiveCache(CacheAddress address) {
    this(address, TIMEOUT_MILLIS);
  }

  /**
   * Connects.
   *
   * @param timeoutMillis for each connection and each answer
   * @throws io.valkey.exceptions.JedisConnectionException when a primary cannot be reached
   * @throws IllegalStateException when slots are served by nobody
   */
  public LiveCache(CacheAddress address, int timeoutMillis) {
    this.timeoutMillis = timeoutMillis;
    this.clusterMode = address.clusterMode();
    try {
      var first = connect(new HostAndPort(address.host(), address.port()));
      if (clusterMode) {
        readSlots(first, address.host());
      } else {
        java.util.Arrays.fill(bySlot, first);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** One connection for each primary. */
  public List<Connection> primaries() {
    return java.util.Arrays.stream(bySlot).distinct().toList();
  }

  /** The connection to the primary that holds a key. */
  public Connection primaryOf(byte[] key) {
    return clusterMode ? bySlot[JedisClusterCRC16.getSlot(key)] : bySlot[0];
  }

  /** The numbers of the logical databases that hold keys; in cluster mode only 0. */
  public List<Integer> databases() {
    if (clusterMode) {
      return List.of(0);
    }
    bySlot[0].sendCommand(Command.INFO, "keyspace");
    var found = new ArrayList<Integer>();
    for (String line : bySlot[0].getBulkReply().split("\r?\n")) {
      if (line.startsWith("db")) {
        found.add(Integer.parseInt(line.substring(2, line.indexOf(':'))));
      }
    }
    return found;
  }

  /** Switches every connection to a database. */
  public void select(int database) {
    if (!clusterMode) {
      bySlot[0].select(database);
    }
  }

  /**
   * Keys in all databases of all primaries, those counted that are past their time but not gone.
   */
  public long size() {
    long keys = 0;
    for (var primary : primaries()) {
      for (int database : databases()) {
        select(database);
        primary.sendCommand(Command.DBSIZE);
        keys += primary.getIntegerReply();
      }
    }
    select(0);
    return keys;
  }

  /** Removes every key. */
  public void wipe() {
    for (var primary : primaries()) {
      primary.sendCommand(Command.FLUSHALL, "SYNC");
      primary.getStatusCodeReply();
    }
  }

  private void readSlots(Connection first, String host) {
    first.sendCommand(Command.CLUSTER, "SLOTS");
    for (Object entry : first.getObjectMultiBulkReply()) {
      var range = (List<?>) entry;
      var owner = (List<?>) range.get(2);
      String named = new String((byte[]) owner.get(0), StandardCharsets.UTF_8);
      // A node that has not heard its own address yet leaves it empty.
      var address =
          new HostAndPort(named.isEmpty() ? host : named, ((Long) owner.get(1)).intValue());
      var connection = connect(address);
      int last = ((Long) range.get(1)).intValue();
      for (int slot = ((Long) range.get(0)).intValue(); slot <= last; slot++) {
        bySlot[slot] = connection;
      }
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      if (bySlot[slot] == null) {
        throw new IllegalStateException("slot " + slot + " is served by no node");
      }
    }
  }

  private Connection connect(HostAndPort address) {
    return connections.computeIfAbsent(
        address,
        to -> {
          var connection =
              new Connection(
                  to,
                  DefaultJedisClientConfig.builder()
                      .connectionTimeoutMillis(timeoutMillis)
                      .socketTimeoutMillis(timeoutMillis)
                      .build());
          connection.connect();
          return connection;
        });
  }

  /**
   * Reads the replies to the last commands of a pipeline.
   *
   * @throws JedisDataException when one of them was refused
   */
  static List<Object> replies(Connection connection, int count) {
    var replies = connection.getMany(count);
    for (Object reply : replies) {
      if (reply instanceof JedisDataException refused) {
        throw refused;
      }
    }
    return replies;
  }

  @Override
  public void close() {
    connections.values().forEach(Connection::close);
  }
}
