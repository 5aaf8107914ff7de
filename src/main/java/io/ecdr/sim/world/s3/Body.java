package io.ecdr.sim.world.s3;

import io.ecdr.sim.blob.Blob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The bytes of an object or part, with what is known of them. Checksums are worked out when first
 * asked for and then kept; copies share one body, so nothing is read twice. Safe for several
 * threads.
 */
public final class Body implements Blob {

  private final Blob blob;
  private final Map<Algorithm, String> checksums = new EnumMap<>(Algorithm.class);
  private String md5;

  private Body(Blob blob) {
    this.blob = blob;
  }

  /** The body of these bytes; a body is taken as it is. */
  public static Body of(Blob blob) {
    return blob instanceof Body body ? body : new Body(blob);
  }

  /** Bodies in a row, none of them copied. */
  public static Body of(List<Body> parts) {
    var kept = List.copyOf(parts);
    long size = kept.stream().mapToLong(Body::size).sum();
    return new Body(
        new Blob() {
          @Override
          public long size() {
            return size;
          }

          @Override
          public InputStream open(long from) throws IOException {
            return openAcross(kept, from);
          }
        });
  }

  private static InputStream openAcross(List<Body> parts, long from) throws IOException {
    var streams = new ArrayList<InputStream>();
    long skip = from;
    for (var part : parts) {
      if (skip < part.size()) {
        streams.add(part.open(Math.max(0, skip)));
      }
      skip = Math.max(0, skip - part.size());
    }
    return new SequenceInputStream(Collections.enumeration(streams));
  }

  /** A stretch of it, not copied. */
  public Body range(long from, long length) {
    return new Body(
        new Blob() {
          @Override
          public long size() {
            return length;
          }

          @Override
          public InputStream open(long at) throws IOException {
            return new Bounded(Body.this.open(from + at), length - at);
          }
        });
  }

  @Override
  public long size() {
    return blob.size();
  }

  @Override
  public InputStream open(long from) throws IOException {
    return size() == 0 ? new ByteArrayInputStream(new byte[0]) : blob.open(from);
  }

  /** Its MD5 in hexadecimal: the ETag of an object put in one piece. */
  public synchronized String md5() {
    if (md5 == null) {
      md5 = HexFormat.of().formatHex(digest(Digest.message("MD5")));
    }
    return md5;
  }

  /** A checksum over all of it, in Base64. */
  public synchronized String checksum(Algorithm algorithm) {
    return checksums.computeIfAbsent(
        algorithm, wanted -> Base64.getEncoder().encodeToString(digest(wanted.start())));
  }

  /** Notes a checksum that somebody has worked out already. */
  synchronized void know(Algorithm algorithm, String value) {
    checksums.put(algorithm, value);
  }

  /** Notes the MD5 that somebody has worked out already. */
  synchronized void knowMd5(String value) {
    md5 = value;
  }

  private byte[] digest(Digest digest) {
    var buffer = new byte[1 << 16];
    try (var in = open(0)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digest.finish();
  }

  /** Ends after a number of bytes. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left;

    Bounded(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = in.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
