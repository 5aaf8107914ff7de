package io.ecdr.sim.world.s3;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A checksum that S3 keeps with objects (S3API:Checksum). Values are Base64 of the big-endian
 * bytes.
 */
public enum Algorithm {
  CRC32("crc32", 32, 0xEDB88320L),
  CRC32C("crc32c", 32, 0x82F63B78L),
  CRC64NVME("crc64nvme", 64, Crc64.POLYNOMIAL),
  SHA1("sha1", 0, 0),
  SHA256("sha256", 0, 0);

  private final String suffix;
  private final int bits;
  private final long polynomial;

  Algorithm(String suffix, int bits, long polynomial) {
    this.suffix = suffix;
    this.bits = bits;
    this.polynomial = polynomial;
  }

  /** The header that carries it, such as {@code x-amz-checksum-crc32}. */
  public String header() {
    return "x-amz-checksum-" + suffix;
  }

  /** The algorithm of that name, in any case. */
  public static Optional<Algorithm> named(String name) {
    for (var algorithm : values()) {
      if (algorithm.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** Whether the checksums of parts give that of the whole without reading it again. */
  public boolean combines() {
    return bits > 0;
  }

  /** A running checksum. */
  Digest start() {
    return switch (this) {
      case CRC32 -> Digest.of(new CRC32(), 4);
      case CRC32C -> Digest.of(new CRC32C(), 4);
      case CRC64NVME -> Digest.of(new Crc64(), 8);
      case SHA1 -> Digest.message("SHA-1");
      case SHA256 -> Digest.message("SHA-256");
    };
  }

  /**
   * The checksum of two texts in a row, from theirs.
   *
   * @param lengthOfSecond in bytes
   * @throws IllegalStateException when the algorithm does not combine
   */
  public String combine(String first, String second, long lengthOfSecond) {
    if (!combines()) {
      throw new IllegalStateException(this + " does not combine");
    }
    long shifted = times(powerOfX(lengthOfSecond * 8), number(first));
    return text(shifted ^ number(second));
  }

  private long number(String base64) {
    long value = 0;
    for (byte b : Base64.getDecoder().decode(base64)) {
      value = value << 8 | b & 0xFF;
    }
    return value;
  }

  private String text(long value) {
    return Base64.getEncoder().encodeToString(Digest.bigEndian(value, bits / 8));
  }

  // Polynomials are held with the highest power in the lowest bit, as these checksums are.
  private long powerOfX(long exponent) {
    long result = 1L << bits - 1;
    long square = 1L << bits - 2;
    for (long left = exponent; left != 0; left >>>= 1) {
      if ((left & 1) != 0) {
        result = times(square, result);
      }
      square = times(square, square);
    }
    return result;
  }

  private long times(long a, long b) {
    long product = 0;
    long shifted = b;
    for (long bit = 1L << bits - 1; bit != 0; bit >>>= 1) {
      if ((a & bit) != 0) {
        product ^= shifted;
      }
      shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ polynomial : shifted >>> 1;
    }
    return product;
  }
}
