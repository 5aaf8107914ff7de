package io.ecdr.sim.rehearse;

import io.valkey.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down what a cache holds: a line for each key with its type, a digest of its value and the
 * moment it expires. Values are not kept. It tells the truth about a backup only when nobody wrote
 * between the two.
 */
public final class Capture {

  private final LiveCache cache;
  private final KeyReader reader = new KeyReader();
  private final KeyHashes seen = new KeyHashes();
  private final Map<String, Long> byType = new LinkedHashMap<>();
  private long withTtl;

  /**
   * What was captured.
   *
   * @param keys how many
   * @param withTtl how many of them expire one day
   * @param byType how many of each type, in the order they are known by
   */
  public record Summary(long keys, long withTtl, Map<String, Long> byType) {}

  public Capture(LiveCache cache) {
    this.cache = cache;
    SampleData.TYPES.forEach(type -> byType.put(type, 0L));
  }

  /**
   * Captures everything.
   *
   * @throws IOException when the file cannot be written
   */
  public Summary to(Path file) throws IOException {
    try (var out = new CaptureFile.Writer(file)) {
      KeyScan.over(cache, (primary, database, keys) -> batch(out, primary, database, keys));
      out.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    long keys = byType.values().stream().mapToLong(Long::longValue).sum();
    return new Summary(keys, withTtl, byType);
  }

  private void batch(CaptureFile.Writer out, Connection primary, int database, List<byte[]> keys) {
    var fresh = new ArrayList<byte[]>(keys.size());
    for (byte[] key : keys) {
      if (seen.add(database, key)) {
        fresh.add(key);
      }
    }
    var states = reader.read(primary, fresh);
    for (int i = 0; i < states.size(); i++) {
      byte[] key = fresh.get(i);
      states.get(i).ifPresent(state -> write(out, new Captured(database, key, state)));
    }
  }

  private void write(CaptureFile.Writer out, Captured key) {
    byType.merge(key.state().type(), 1L, Long::sum);
    if (key.state().expiresAtMillis() >= 0) {
      withTtl++;
    }
    try {
      out.add(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
