package io.ecdr.sim.rehearse;

import io.valkey.Connection;
import io.valkey.Protocol.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Walks over all keys of a cache, batch by batch. */
final class KeyScan {

  private static final String COUNT = "500";

  /** Gets the keys of one batch, all of one primary and of the database now selected. */
  interface Batch {
    void take(Connection primary, int database, List<byte[]> keys);
  }

  private KeyScan() {}

  /** Keys that move in the engine's tables meanwhile may come twice. */
  static void over(LiveCache cache, Batch batch) {
    for (int database : cache.databases()) {
      cache.select(database);
      for (var primary : cache.primaries()) {
        over(primary, database, batch);
      }
    }
    cache.select(0);
  }

  private static void over(Connection primary, int database, Batch batch) {
    String cursor = "0";
    do {
      primary.sendCommand(Command.SCAN, cursor, "COUNT", COUNT);
      var reply = primary.getObjectMultiBulkReply();
      cursor = new String((byte[]) reply.get(0), StandardCharsets.US_ASCII);
      var keys = ((List<?>) reply.get(1)).stream().map(key -> (byte[]) key).toList();
      if (!keys.isEmpty()) {
        batch.take(primary, database, keys);
      }
    } while (!cursor.equals("0"));
  }
}
