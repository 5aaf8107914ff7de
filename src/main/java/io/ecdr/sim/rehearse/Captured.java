package io.ecdr.sim.rehearse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One line of a capture: {@code database key type digest expiry}, with tabs between.
 *
 * @param key any bytes; on the line those that are no plain ASCII are written as {@code %XX}
 */
record Captured(int database, byte[] key, KeyState state) {

  String line() {
    return database
        + "\t"
        + escape(key)
        + "\t"
        + state.type()
        + "\t"
        + state.digest()
        + "\t"
        + state.expiresAtMillis();
  }

  static Captured parse(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 5) {
      throw new IllegalArgumentException("not a line of a capture: " + line);
    }
    return new Captured(
        Integer.parseInt(parts[0]),
        unescape(parts[1]),
        new KeyState(parts[2], parts[3], Long.parseLong(parts[4])));
  }

  static String escape(byte[] key) {
    var text = new StringBuilder(key.length);
    for (byte b : key) {
      if (b > 0x20 && b < 0x7F && b != '%') {
        text.append((char) b);
      } else {
        text.append(String.format("%%%02X", b & 0xFF));
      }
    }
    return text.toString();
  }

  private static byte[] unescape(String text) {
    var bytes = new ByteArrayOutputStream(text.length());
    byte[] raw = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(raw[i]);
      }
    }
    return bytes.toByteArray();
  }
}
