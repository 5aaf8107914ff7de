package io.ecdr.usecase;

import io.ecdr.rdb.Crc64;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * S3's checksum of a whole object, reckoned anew from its bytes: what S3 tells of an object is what
 * it was when it was written (source: {@code S3:checking-object-integrity}).
 */
final class StoreSum {

  /** Takes bytes. */
  private interface Taker {
    void take(byte[] bytes, int from, int length);
  }

  private final Taker taker;
  private final Supplier<byte[]> sum;
  private final String wanted;

  private StoreSum(Taker taker, Supplier<byte[]> sum, String wanted) {
    this.taker = taker;
    this.sum = sum;
    this.wanted = wanted;
  }

  /**
   * One that can be held against a checksum; empty for an algorithm that is not known here.
   *
   * @param checksum such as {@code CRC64NVME:…}, its value in Base64
   */
  static Optional<StoreSum> of(String checksum) {
    int at = checksum.indexOf(':');
    var value = checksum.substring(at + 1);
    return switch (checksum.substring(0, Math.max(at, 0)).toUpperCase(Locale.ROOT)) {
      case "CRC64NVME" -> Optional.of(nvme(value));
      case "CRC32" -> Optional.of(small(new CRC32(), value));
      case "CRC32C" -> Optional.of(small(new CRC32C(), value));
      case "SHA1" -> Optional.of(digest("SHA-1", value));
      case "SHA256" -> Optional.of(digest("SHA-256", value));
      default -> Optional.empty();
    };
  }

  private static StoreSum nvme(String value) {
    long[] sum = {-1};
    return new StoreSum(
        (bytes, from, length) -> sum[0] = Crc64.NVME.update(sum[0], bytes, from, from + length),
        () -> ByteBuffer.allocate(Long.BYTES).putLong(~sum[0]).array(),
        value);
  }

  private static StoreSum small(Checksum sum, String value) {
    return new StoreSum(
        sum::update,
        () -> ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array(),
        value);
  }

  private static StoreSum digest(String name, String value) {
    try {
      var digest = MessageDigest.getInstance(name);
      return new StoreSum(digest::update, digest::digest, value);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }

  void take(byte[] bytes, int from, int length) {
    taker.take(bytes, from, length);
  }

  /** What is wrong, once all bytes were taken; empty when it is the wanted one. */
  Optional<String> fault() {
    var told = Base64.getEncoder().encodeToString(sum.get());
    return told.equals(wanted)
        ? Optional.empty()
        : Optional.of("its bytes give S3's checksum " + told + ", the manifest says " + wanted);
  }
}
