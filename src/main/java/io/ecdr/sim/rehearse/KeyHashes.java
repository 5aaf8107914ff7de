package io.ecdr.sim.rehearse;

/**
 * A set of keys by their 64-bit hashes: 16 to 32 bytes a key, whatever its length. Two keys of a
 * million share a hash with a chance of 1 in 10 million.
 */
final class KeyHashes {

  private long[] table = new long[1 << 12];
  private int size;

  /** Adds a key of a database; false when it was there. */
  boolean add(int database, byte[] key) {
    if (2 * (size + 1) > table.length) {
      grow();
    }
    boolean added = put(table, hash(database, key));
    if (added) {
      size++;
    }
    return added;
  }

  private void grow() {
    long[] bigger = new long[2 * table.length];
    for (long hash : table) {
      if (hash != 0) {
        put(bigger, hash);
      }
    }
    table = bigger;
  }

  private static boolean put(long[] table, long hash) {
    int place = place(table, hash);
    boolean free = table[place] == 0;
    table[place] = hash;
    return free;
  }

  private static int place(long[] table, long hash) {
    int place = (int) hash & (table.length - 1);
    while (table[place] != 0 && table[place] != hash) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  /** Never 0, which marks a free place. */
  private static long hash(int database, byte[] key) {
    long hash = 0xCBF29CE484222325L ^ database;
    for (byte b : key) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
      hash ^= hash >>> 32;
    }
    hash *= 0xFF51AFD7ED558CCDL;
    hash ^= hash >>> 33;
    hash *= 0xC4CEB9FE1A85EC53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
