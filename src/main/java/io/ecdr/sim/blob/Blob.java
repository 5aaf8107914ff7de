package io.ecdr.sim.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that do not change: an S3 object, an RDB file. */
public interface Blob {

  /** Its length in bytes. */
  long size();

  /** Its bytes from a place on; the caller closes the stream. */
  InputStream open(long from) throws IOException;

  /** Bytes held in memory. The array must not be changed afterwards. */
  static Blob of(byte[] bytes) {
    return new Blob() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open(long from) {
        int start = (int) Math.min(from, bytes.length);
        return new ByteArrayInputStream(bytes, start, bytes.length - start);
      }
    };
  }

  /** A file that nobody writes to any more. */
  static Blob of(Path file) throws IOException {
    long size = Files.size(file);
    return new Blob() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public InputStream open(long from) throws IOException {
        var in = Files.newInputStream(file);
        in.skipNBytes(Math.min(from, size));
        return in;
      }
    };
  }
}
