package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.EngineBench.Kept;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.engine.Slots;
import io.valkey.Jedis;
import io.valkey.exceptions.JedisMovedDataException;
import io.valkey.params.SetParams;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes the keys of running servers from outside, as an application does. */
final class RealServers {

  private RealServers() {}

  static Jedis connect(RunningGroup group, String node) {
    var address = group.address(node);
    return new Jedis(address.host(), address.port(), 5000);
  }

  static void put(
      RunningGroup group, GroupSpec spec, int database, String key, String value, long expires) {
    var slot = Slots.of(key.getBytes(StandardCharsets.UTF_8));
    var owner =
        spec.shards().stream()
            .filter(s -> !spec.clusterMode() || Slots.parse(s.slots()).get(slot))
            .findFirst()
            .orElseThrow();
    try (var connection = connect(group, owner.nodes().get(0))) {
      if (database != 0) {
        connection.select(database);
      }
      set(connection, key, value, expires);
      connection.waitReplicas(owner.nodes().size() - 1, 5000);
    }
  }

  /** As a client of a cluster does: it goes where it is sent. */
  private static void set(Jedis connection, String key, String value, long expires) {
    var params = expires == 0 ? new SetParams() : new SetParams().pxAt(expires);
    try {
      connection.set(key, value, params);
    } catch (JedisMovedDataException moved) {
      var there = moved.getTargetNode();
      try (var other = new Jedis(there.getHost(), there.getPort(), 5000)) {
        other.set(key, value, params);
      }
    }
  }

  static Map<String, Kept> read(RunningGroup group, GroupSpec spec) {
    var found = new TreeMap<String, Kept>();
    for (var shard : spec.shards()) {
      try (var connection = connect(group, shard.nodes().get(0))) {
        if (spec.clusterMode()) {
          connection.readonly();
        }
        for (String key : connection.keys("*")) {
          found.put(key, new Kept(connection.get(key), Math.max(0, connection.pexpireTime(key))));
        }
      }
    }
    return found;
  }
}
