package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.SeedRefused;
import io.ecdr.sim.engine.SeedRefused.Why;
import io.ecdr.sim.engine.Slots;
import io.valkey.Jedis;
import io.valkey.Pipeline;
import io.valkey.Response;
import io.valkey.args.FunctionRestorePolicy;
import io.valkey.exceptions.JedisDataException;
import io.valkey.params.RestoreParams;
import io.valkey.params.ScanParams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Moves what a plain server has loaded into the shards of a cluster: each key to the shard that
 * owns its slot, with its exact expiry, and the function libraries to all shards.
 */
final class KeyMover implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 60_000;
  private static final int KEYS_AT_ONCE = 500;

  /** What PEXPIRETIME says of a key that is gone, here between the two questions about it. */
  private static final long EXPIRED = -2;

  private final Jedis source;
  private final List<Jedis> shards = new ArrayList<>();
  private final int[] shardOfSlot = new int[Slots.COUNT];

  /**
   * @param slots each shard's slots, in the order of the primaries
   */
  KeyMover(ServerProcess from, List<ServerProcess> primaries, List<String> slots) {
    this.source = from.connect(TIMEOUT_MILLIS);
    Arrays.fill(shardOfSlot, -1);
    for (int i = 0; i < primaries.size(); i++) {
      shards.add(primaries.get(i).connect(TIMEOUT_MILLIS));
      int shard = i;
      Slots.parse(slots.get(i)).stream().forEach(slot -> shardOfSlot[slot] = shard);
    }
  }

  /**
   * Moves all.
   *
   * @throws SeedRefused when a shard has no room left
   */
  void moveAll() {
    var functions = source.functionDump();
    for (var shard : shards) {
      shard.functionRestore(functions, FunctionRestorePolicy.REPLACE);
    }
    var params = new ScanParams().count(KEYS_AT_ONCE);
    byte[] cursor = ScanParams.SCAN_POINTER_START_BINARY;
    do {
      var page = source.scan(cursor, params);
      move(page.getResult());
      cursor = page.getCursorAsBytes();
    } while (!Arrays.equals(cursor, ScanParams.SCAN_POINTER_START_BINARY));
  }

  private void move(List<byte[]> keys) {
    var values = new ArrayList<Response<byte[]>>();
    var expiries = new ArrayList<Response<Long>>();
    try (var pipeline = source.pipelined()) {
      for (byte[] key : keys) {
        values.add(pipeline.dump(key));
        expiries.add(pipeline.pexpireTime(key));
      }
    }
    var done = new ArrayList<Response<String>>();
    var pipelines = shards.stream().map(Jedis::pipelined).toList();
    for (int i = 0; i < keys.size(); i++) {
      byte[] value = values.get(i).get();
      long expiry = expiries.get(i).get();
      if (value != null && expiry != EXPIRED) {
        var params = RestoreParams.restoreParams().absTtl().replace();
        done.add(
            pipelines
                .get(shardOf(keys.get(i)))
                .restore(keys.get(i), Math.max(0, expiry), value, params));
      }
    }
    pipelines.forEach(Pipeline::sync);
    done.forEach(KeyMover::check);
  }

  private int shardOf(byte[] key) {
    int shard = shardOfSlot[Slots.of(key)];
    if (shard < 0) {
      throw new IllegalArgumentException("no shard owns slot " + Slots.of(key));
    }
    return shard;
  }

  private static void check(Response<String> answer) {
    try {
      answer.get();
    } catch (JedisDataException e) {
      if (String.valueOf(e.getMessage()).startsWith("OOM")) {
        throw new SeedRefused(Why.TOO_BIG, "A shard's memory is full while loading.");
      }
      throw new IllegalStateException("a key could not be restored: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    source.close();
    shards.forEach(Jedis::close);
  }
}
