package io.ecdr.sim.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Takes the frames off an {@code aws-chunked} body, signed or not, and keeps its trailer
 * (S3API:sigv4-streaming-trailers). Signatures of chunks are not checked.
 */
final class ChunkedBody extends InputStream {

  private static final int LONGEST_LINE = 8192;
  private static final Pattern SIZE = Pattern.compile("[0-9a-fA-F]{1,15}");

  private final InputStream in;
  private final Map<String, String> trailers = new TreeMap<>();
  private long left;
  private boolean first = true;
  private boolean ended;

  ChunkedBody(InputStream in) {
    this.in = in;
  }

  /** Whether a request's body has such frames. */
  static boolean frames(WireRequest request) {
    return request
            .header("x-amz-content-sha256")
            .filter(v -> v.startsWith("STREAMING-"))
            .isPresent()
        || request.header("content-encoding").filter(v -> v.contains("aws-chunked")).isPresent();
  }

  /** The trailer's headers by name in lower case; complete once the body was read to its end. */
  Map<String, String> trailers() {
    return new TreeMap<>(trailers);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int read = in.read(into, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the body ends inside a chunk");
    }
    left -= read;
    return read;
  }

  private void nextChunk() throws IOException {
    if (!first && !line().isEmpty()) {
      throw new IOException("a chunk is longer than it says");
    }
    first = false;
    String size = line().split(";", 2)[0].trim();
    if (size.isEmpty()) {
      throw new EOFException("the body ends before its last chunk");
    }
    if (!SIZE.matcher(size).matches()) {
      throw new IOException("not the size of a chunk: " + size);
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      readTrailers();
      ended = true;
    }
  }

  private void readTrailers() throws IOException {
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        trailers.put(
            line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).trim());
      }
    }
  }

  private String line() throws IOException {
    var text = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (text.length() == LONGEST_LINE) {
        throw new IOException("a line of the framing is too long");
      }
      text.append((char) c);
    }
    int end = text.length();
    boolean cr = end > 0 && text.charAt(end - 1) == '\r';
    return new String(
        text.substring(0, cr ? end - 1 : end).getBytes(StandardCharsets.ISO_8859_1),
        StandardCharsets.UTF_8);
  }
}
