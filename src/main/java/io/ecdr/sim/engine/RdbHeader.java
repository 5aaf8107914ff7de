package io.ecdr.sim.engine;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.engine.SeedRefused.Why;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * The first nine bytes of an RDB file: {@code REDIS0010}, or {@code VALKEY080} from Valkey 9 on.
 */
public final class RdbHeader {

  /** Its length in bytes. */
  public static final int LENGTH = 9;

  private RdbHeader() {}

  /**
   * Refuses a file that an engine cannot read, before anything is started.
   *
   * @throws SeedRefused {@link Why#CORRUPT} when it is no RDB file, {@link Why#TOO_NEW} when it was
   *     written by a newer engine
   */
  public static void check(Blob seed, EngineVersion version) throws IOException {
    byte[] head;
    try (var in = seed.open(0)) {
      head = in.readNBytes(LENGTH);
    }
    int found =
        version(head)
            .orElseThrow(() -> new SeedRefused(Why.CORRUPT, "The file is not an RDB file."));
    if (found > version.rdbVersion()) {
      throw new SeedRefused(
          Why.TOO_NEW,
          "The file has RDB version %d; %s %s reads up to %d."
              .formatted(found, version.engine(), version.version(), version.rdbVersion()));
    }
  }

  /** The RDB version in a header; empty when it is none. */
  public static OptionalInt version(byte[] head) {
    var text = new String(head, StandardCharsets.ISO_8859_1);
    if (!text.matches("REDIS[0-9]{4}.*|VALKEY[0-9]{3}.*")) {
      return OptionalInt.empty();
    }
    int digits = text.startsWith("REDIS") ? 5 : 6;
    return OptionalInt.of(Integer.parseInt(text.substring(digits, LENGTH)));
  }
}
