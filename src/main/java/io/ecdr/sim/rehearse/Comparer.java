package io.ecdr.sim.rehearse;

import io.valkey.Connection;
import io.valkey.Protocol.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads every key of a capture from a live cache and says what differs, then looks for keys that
 * the capture does not know. Time is the node's own, so a key that ran out is told from one that
 * was lost.
 */
public final class Comparer {

  private static final int BATCH = 3_000;

  private final LiveCache cache;
  private final KeyReader reader = new KeyReader();
  private final KeyHashes known = new KeyHashes();
  private final Comparison outcome = new Comparison();

  public Comparer(LiveCache cache) {
    this.cache = cache;
  }

  /**
   * Compares; once for each comparer.
   *
   * @throws IOException when the capture cannot be read or is cut
   */
  public Comparison with(Path capture) throws IOException {
    try (var lines = new CaptureFile.Reader(capture)) {
      var batch = new ArrayList<Captured>(BATCH);
      for (var key = lines.next(); key.isPresent(); key = lines.next()) {
        if (!batch.isEmpty() && batch.get(0).database() != key.get().database()) {
          compare(batch);
        }
        batch.add(key.get());
        if (batch.size() == BATCH) {
          compare(batch);
        }
      }
      compare(batch);
    }
    KeyScan.over(cache, (primary, database, keys) -> findExtra(primary, database, keys));
    return outcome;
  }

  private void compare(List<Captured> batch) {
    if (batch.isEmpty()) {
      return;
    }
    cache.select(batch.get(0).database());
    Map<Connection, List<Captured>> byPrimary = new LinkedHashMap<>();
    for (var key : batch) {
      known.add(key.database(), key.key());
      byPrimary.computeIfAbsent(cache.primaryOf(key.key()), primary -> new ArrayList<>()).add(key);
    }
    byPrimary.forEach(this::compare);
    batch.clear();
  }

  private void compare(Connection primary, List<Captured> keys) {
    var states = reader.read(primary, keys.stream().map(Captured::key).toList());
    // Asked after the keys: whatever was gone when it was read is past its time by now.
    long now = millis(primary);
    for (int i = 0; i < keys.size(); i++) {
      judge(keys.get(i), states.get(i), now);
    }
  }

  private void judge(Captured captured, Optional<KeyState> live, long now) {
    var was = captured.state();
    var difference = difference(was, live, now);
    String is = live.map(Comparer::describe).orElse("nothing");
    outcome.count(
        difference,
        captured.database(),
        captured.key(),
        "expected " + describe(was) + ", found " + is);
  }

  private static Difference difference(KeyState was, Optional<KeyState> live, long now) {
    if (live.isEmpty()) {
      return was.goneAt(now) ? Difference.EXPIRED : Difference.MISSING;
    }
    var is = live.get();
    if (!is.type().equals(was.type()) || !is.digest().equals(was.digest())) {
      return Difference.VALUE;
    }
    return is.expiresAtMillis() == was.expiresAtMillis() ? Difference.SAME : Difference.TTL;
  }

  private void findExtra(Connection primary, int database, List<byte[]> keys) {
    for (byte[] key : keys) {
      if (known.add(database, key)) {
        outcome.count(Difference.EXTRA, database, key, "not in the capture");
      }
    }
  }

  private static String describe(KeyState state) {
    String expiry =
        state.expiresAtMillis() < 0 ? "without expiry" : "expiring at " + state.expiresAtMillis();
    return state.type() + " " + state.digest() + " " + expiry;
  }

  private static long millis(Connection primary) {
    primary.sendCommand(Command.TIME);
    var time = primary.getBinaryMultiBulkReply();
    long seconds = Long.parseLong(new String(time.get(0), StandardCharsets.US_ASCII));
    long micros = Long.parseLong(new String(time.get(1), StandardCharsets.US_ASCII));
    return seconds * 1000 + micros / 1000;
  }
}
