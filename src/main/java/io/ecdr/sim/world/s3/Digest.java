package io.ecdr.sim.world.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Checksum;

/** A running checksum of any kind. */
interface Digest {

  /** Takes more bytes. */
  void update(byte[] bytes, int length);

  /** The result; nothing may be added afterwards. */
  byte[] finish();

  /** A checksum of the JDK's kind, of so many bytes. */
  static Digest of(Checksum checksum, int bytes) {
    return new Digest() {
      @Override
      public void update(byte[] more, int length) {
        checksum.update(more, 0, length);
      }

      @Override
      public byte[] finish() {
        return bigEndian(checksum.getValue(), bytes);
      }
    };
  }

  /** A message digest that every JDK has. */
  static Digest message(String name) {
    var digest = jdk(name);
    return new Digest() {
      @Override
      public void update(byte[] more, int length) {
        digest.update(more, 0, length);
      }

      @Override
      public byte[] finish() {
        return digest.digest();
      }
    };
  }

  /** A message digest that every JDK has. */
  static MessageDigest jdk(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lowest bytes of a number, the highest of them first. */
  static byte[] bigEndian(long value, int bytes) {
    var out = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      out[i] = (byte) (value >>> 8 * (bytes - 1 - i));
    }
    return out;
  }
}
