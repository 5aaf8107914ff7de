package io.ecdr.sim.rehearse;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes the records of write streams: a heading, the sides that were written to, one
 * line for each acknowledged write, and the count at the end.
 */
final class StreamFile {

  private static final String HEADING = "ecdr-stream\t1\t";
  private static final String SIDE = "side\t";
  private static final String END = "end\t";

  /**
   * An acknowledged write.
   *
   * @param number its own, from 1; those between that are missing were not acknowledged
   * @param side where, as an index into the sides
   * @param atMillis when the answer came, in milliseconds since 1970
   */
  record Acknowledged(long number, int side, long atMillis) {}

  private StreamFile() {}

  /** Writes one; without {@link #finish} it is refused when read. */
  static final class Writer implements AutoCloseable {
    private final BufferedWriter out;
    private long lines;

    /**
     * @param run tells this stream's values from those of another
     */
    Writer(Path file, long run, List<StreamSide> sides) throws IOException {
      out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII);
      line(HEADING + run);
      for (var side : sides) {
        line(SIDE + side.text());
      }
    }

    void add(Acknowledged write) throws IOException {
      line(write.number() + "\t" + write.side() + "\t" + write.atMillis());
      lines++;
    }

    void finish() throws IOException {
      line(END + lines);
    }

    /** At once, so that whoever watches the file sees what is acknowledged. */
    private void line(String text) throws IOException {
      out.write(text);
      out.newLine();
      out.flush();
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
    private final List<StreamSide> sides = new ArrayList<>();
    private long run;
    private long lines;
    private String ahead;

    Reader(Path file) throws IOException {
      this.file = file;
      in = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
      try {
        heading();
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    }

    private void heading() throws IOException {
      String first = in.readLine();
      if (first == null || !first.startsWith(HEADING)) {
        throw new IOException(file + " is no record of a write stream of this version");
      }
      run = Long.parseLong(first.substring(HEADING.length()));
      for (ahead = in.readLine(); ahead != null && ahead.startsWith(SIDE); ahead = in.readLine()) {
        sides.add(StreamSide.parse(ahead.substring(SIDE.length())));
      }
    }

    long run() {
      return run;
    }

    StreamSide side(Acknowledged write) {
      return sides.get(write.side());
    }

    /**
     * The next write, or nothing at the end.
     *
     * @throws IOException also when the file was cut
     */
    Optional<Acknowledged> next() throws IOException {
      String line = ahead;
      if (line == null) {
        throw new IOException(file + " is cut: its last line is missing");
      }
      if (line.startsWith(END)) {
        if (!line.equals(END + lines)) {
          throw new IOException(file + " holds " + lines + " writes but says: " + line);
        }
        return Optional.empty();
      }
      var write = parse(line);
      lines++;
      ahead = in.readLine();
      return Optional.of(write);
    }

    private Acknowledged parse(String line) throws IOException {
      String[] parts = line.split("\t", -1);
      try {
        var write =
            new Acknowledged(
                Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
        if (parts.length == 3 && write.side() >= 0 && write.side() < sides.size()) {
          return write;
        }
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IOException(file + " has a line that is no write: " + line, e);
      }
      throw new IOException(file + " has a line that is no write: " + line);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
