package io.ecdr.hook;

import io.ecdr.port.Programs;
import io.ecdr.port.Programs.Output;
import java.nio.charset.StandardCharsets;

/** The end of what was written, however much that was. */
final class Tail {

  private final byte[] ring = new byte[Programs.KEPT_BYTES];
  private long written;

  synchronized void add(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) ((written + i) % ring.length)] = bytes[i];
    }
    written += length;
  }

  /** As UTF-8; what is none is replaced. */
  synchronized Output output() {
    int kept = (int) Math.min(written, ring.length);
    var bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((written - kept + i) % ring.length)];
    }
    int from = 0;
    while (written > kept && from < Math.min(3, kept) && (bytes[from] & 0xc0) == 0x80) {
      // The rest of a character that was cut in two.
      from++;
    }
    return new Output(
        new String(bytes, from, kept - from, StandardCharsets.UTF_8), written - kept + from);
  }
}
