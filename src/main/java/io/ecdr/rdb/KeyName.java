package io.ecdr.rdb;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The name of a key: any bytes, most often text, and not for everybody's eyes. */
public final class KeyName {

  private static final int SHOWN = 200;
  private static final int HASHED = 8;

  private final byte[] bytes;

  /** A name. */
  public KeyName(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /**
   * A stand-in that is the same for the same name: the first 16 hex digits of its SHA-256. It does
   * not hide a name that can be guessed.
   */
  public String hashed() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(digest, 0, HASHED);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The name as text where it is text, else as escaped bytes; cut after 200 characters. */
  public String shown() {
    var text = printable() ? new String(bytes, StandardCharsets.UTF_8) : escaped();
    return text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "… (" + bytes.length + " bytes)";
  }

  private boolean printable() {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.codePoints().noneMatch(c -> Character.isISOControl(c) || !Character.isDefined(c));
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private String escaped() {
    var text = new StringBuilder();
    for (byte one : bytes) {
      if (one >= ' ' && one <= '~' && one != '\\') {
        text.append((char) one);
      } else {
        text.append(String.format("\\x%02x", one & 0xff));
      }
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyName name && Arrays.equals(bytes, name.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The stand-in, so that a name does not slip into a log. */
  @Override
  public String toString() {
    return hashed();
  }
}
