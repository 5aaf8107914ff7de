package io.ecdr.sim.rehearse;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads and writes capture files: a heading, one line a key, and the count at the end. */
final class CaptureFile {

  private static final String HEADING = "ecdr-capture\t1";
  private static final String END = "end\t";

  private CaptureFile() {}

  /** Writes one; without {@link #finish} it is refused when read. */
  static final class Writer implements AutoCloseable {
    private final BufferedWriter out;
    private long lines;

    Writer(Path file) throws IOException {
      out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
      out.write(HEADING);
      out.newLine();
    }

    void add(Captured key) throws IOException {
      out.write(key.line());
      out.newLine();
      lines++;
    }

    void finish() throws IOException {
      out.write(END + lines);
      out.newLine();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Reads one. */
  static final class Reader implements AutoCloseable {
    private final Path file;
    private final BufferedReader in;
    private long lines;

    Reader(Path file) throws IOException {
      this.file = file;
      in = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
      if (!HEADING.equals(in.readLine())) {
        in.close();
        throw new IOException(file + " is no capture of this version");
      }
    }

    /**
     * The next key, or nothing at the end.
     *
     * @throws IOException also when the file was cut
     */
    Optional<Captured> next() throws IOException {
      String line = in.readLine();
      if (line == null) {
        throw new IOException(file + " is cut: its last line is missing");
      }
      if (line.startsWith(END)) {
        if (!line.equals(END + lines)) {
          throw new IOException(file + " holds " + lines + " keys but says: " + line);
        }
        return Optional.empty();
      }
      lines++;
      return Optional.of(Captured.parse(line));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
