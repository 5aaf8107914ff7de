package io.ecdr.gate;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One end of a connection, over TCP or in the file system. Reads and writes may happen at the same
 * time from two threads, which the streams that Java 17 makes of channels do not allow.
 */
final class Wire implements Closeable {

  private static final int CHUNK = 32 * 1024;
  private static final int LONGEST_LINE = 32 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(CHUNK).limit(0);

  Wire(SocketChannel channel) {
    this.channel = channel;
  }

  SocketChannel channel() {
    return channel;
  }

  /** The next byte, left where it is; -1 at the end. */
  int peek() throws IOException {
    return fill() ? in.get(in.position()) & 0xff : -1;
  }

  /** The next byte. */
  int read() throws IOException {
    if (!fill()) {
      throw new EOFException("it ended early");
    }
    return in.get() & 0xff;
  }

  byte[] read(int count) throws IOException {
    var bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) read();
    }
    return bytes;
  }

  /** A line without its end. */
  String line() throws IOException {
    var line = new StringBuilder();
    for (int b = read(); b != '\n'; b = read()) {
      line.append((char) b);
      if (line.length() > LONGEST_LINE) {
        throw new IOException("a line without an end");
      }
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }

  private boolean fill() throws IOException {
    if (in.hasRemaining()) {
      return true;
    }
    in.clear();
    int got = channel.read(in);
    in.flip();
    return got > 0;
  }

  void write(String text) throws IOException {
    write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  void write(byte... bytes) throws IOException {
    write(ByteBuffer.wrap(bytes));
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Hands on so many bytes. */
  void copy(Wire to, long count) throws IOException {
    long left = count;
    while (left > 0) {
      if (!fill()) {
        throw new EOFException("it ended early");
      }
      int now = (int) Math.min(left, in.remaining());
      var part = in.slice(in.position(), now);
      in.position(in.position() + now);
      to.write(part);
      left -= now;
    }
  }

  /** Hands on all that comes until the end, and then the end. */
  void copyAll(Wire to) throws IOException {
    while (fill()) {
      to.write(in);
    }
    to.channel.shutdownOutput();
  }

  /** Ends it in a way that nobody takes for an answer. */
  void reset() {
    try {
      if (channel.supportedOptions().contains(StandardSocketOptions.SO_LINGER)) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      // Then it just ends.
    }
    close();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing can be done about it, and the other end sees the end anyhow.
    }
  }
}
