package io.ecdr.sim.world.s3;

import io.ecdr.sim.blob.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes in what is uploaded: short bodies stay in memory, long ones go to files in a folder. A file
 * goes when no object refers to it any more, and at the latest with the folder. Safe for several
 * threads; needs no world's lock.
 */
public final class Bodies implements AutoCloseable {

  private static final int IN_MEMORY = 1 << 20;
  private static final Cleaner CLEANER = Cleaner.create();

  private final Optional<Path> folder;
  private final AtomicLong files = new AtomicLong();

  /**
   * @param folder existing and ours alone; without one everything stays in memory
   */
  public Bodies(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * Reads a body to its end and works out its MD5 and one checksum on the way.
   *
   * @param limit in bytes
   * @return the body, or empty when it is longer than the limit
   */
  public Optional<Body> receive(InputStream in, Algorithm algorithm, long limit)
      throws IOException {
    var md5 = Digest.message("MD5");
    var checksum = algorithm.start();
    var tapped = new Tap(in, limit, md5, checksum);
    Blob blob = keep(tapped);
    if (tapped.left < 0) {
      return Optional.empty();
    }
    var body = Body.of(blob);
    body.knowMd5(HexFormat.of().formatHex(md5.finish()));
    body.know(algorithm, Base64.getEncoder().encodeToString(checksum.finish()));
    return Optional.of(body);
  }

  private Blob keep(InputStream in) throws IOException {
    int most = folder.isPresent() ? IN_MEMORY : Integer.MAX_VALUE - 16;
    byte[] head = in.readNBytes(most);
    if (folder.isEmpty() || head.length < most) {
      return Blob.of(head);
    }
    Path file = folder.get().resolve("body-" + files.incrementAndGet());
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head);
      in.transferTo(out);
    }
    return new FileBlob(file);
  }

  @Override
  public void close() {
    if (folder.isEmpty()) {
      return;
    }
    try (var entries = Files.newDirectoryStream(folder.get(), "body-*")) {
      for (Path entry : entries) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that lasts as long as somebody refers to this. */
  private static final class FileBlob implements Blob {
    private final Blob file;

    FileBlob(Path path) throws IOException {
      file = Blob.of(path);
      CLEANER.register(this, () -> delete(path));
    }

    private static void delete(Path path) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        // The folder's owner removes what is left.
      }
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public InputStream open(long from) throws IOException {
      return file.open(from);
    }
  }

  /** Shows what passes to digests, and ends early when it is too much. */
  private static final class Tap extends InputStream {
    private final InputStream in;
    private final Digest[] digests;
    private long left;

    Tap(InputStream in, long limit, Digest... digests) {
      this.in = in;
      this.left = limit;
      this.digests = digests;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = left < 0 ? -1 : in.read(into, offset, length);
      if (read > 0) {
        left -= read;
        var copy = offset == 0 ? into : Arrays.copyOfRange(into, offset, offset + read);
        for (var digest : digests) {
          digest.update(copy, read);
        }
      }
      return read;
    }
  }
}
