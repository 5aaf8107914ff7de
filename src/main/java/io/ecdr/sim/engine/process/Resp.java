package io.ecdr.sim.engine.process;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** As much of the engines' own protocol (RESP2 and RESP3) as a relay has to understand. */
final class Resp {

  private static final byte[] READ_ONLY =
      "-READONLY You can't write against a read only replica.\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_LINE = 1 << 20;

  private Resp() {}

  /**
   * A command as it was sent.
   *
   * @param name its first word in capitals
   */
  record Command(String name, int words, byte[] bytes) {}

  /**
   * Reads one command, in words or as a line.
   *
   * @throws EOFException when the caller has gone
   */
  static Command command(InputStream in) throws IOException {
    var raw = new ByteArrayOutputStream();
    byte[] head = line(in);
    raw.writeBytes(head);
    if (head[0] != '*') {
      String[] words = text(head, 0).strip().split(" +", -1);
      return new Command(words[0].toUpperCase(Locale.ROOT), words.length, raw.toByteArray());
    }
    int words = Integer.parseInt(text(head, 1));
    String name = "";
    for (int i = 0; i < words; i++) {
      byte[] length = line(in);
      byte[] word = in.readNBytes(Integer.parseInt(text(length, 1)) + 2);
      raw.writeBytes(length);
      raw.writeBytes(word);
      name = i == 0 ? text(word, 0).toUpperCase(Locale.ROOT) : name;
    }
    return new Command(name, words, raw.toByteArray());
  }

  /**
   * Passes one answer on. An answer that sends the client to another node, which here would be the
   * one that it asked, becomes the refusal of a read-only replica.
   *
   * @return false when there is none any more
   */
  static boolean copyReply(InputStream in, OutputStream out) throws IOException {
    byte[] head;
    try {
      head = line(in);
    } catch (EOFException e) {
      return false;
    }
    boolean moved = head[0] == '-' && text(head, 1).startsWith("MOVED ");
    out.write(moved ? READ_ONLY : head);
    switch (head[0]) {
      case '$', '=', '!' -> copyBytes(in, out, Integer.parseInt(text(head, 1)));
      case '*', '~', '>' -> copyReplies(in, out, Integer.parseInt(text(head, 1)));
      case '%' -> copyReplies(in, out, 2 * Integer.parseInt(text(head, 1)));
      case '|' -> copyReplies(in, out, 2 * Integer.parseInt(text(head, 1)) + 1);
      default -> {
        // A line is all of it.
      }
    }
    return true;
  }

  private static void copyBytes(InputStream in, OutputStream out, int length) throws IOException {
    if (length >= 0) {
      byte[] bytes = in.readNBytes(length + 2);
      out.write(bytes);
    }
  }

  private static void copyReplies(InputStream in, OutputStream out, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      copyReply(in, out);
    }
  }

  /**
   * Reads a line with its end.
   *
   * @throws EOFException when there is none
   */
  static byte[] line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    int next;
    do {
      next = in.read();
      if (next < 0 || line.size() > LONGEST_LINE) {
        throw new EOFException();
      }
      line.write(next);
    } while (next != '\n');
    return line.toByteArray();
  }

  private static String text(byte[] line, int from) {
    return new String(line, from, line.length - from, StandardCharsets.ISO_8859_1).strip();
  }
}
