package io.ecdr.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first line of an HTTP message and its headers, as they came.
 *
 * @param first without its end
 * @param headers whole lines
 */
record Head(String first, List<String> headers) {

  private static final int MOST = 200;

  /** Headers that are of one connection only (source: RFC 9110, 7.6.1; RFC 9112, 9.6). */
  private static final List<String> OF_THE_WAY =
      List.of("connection", "proxy-connection", "keep-alive", "proxy-authorization", "upgrade");

  Head {
    headers = List.copyOf(headers);
  }

  static Head read(Wire from) throws IOException {
    var first = from.line();
    List<String> headers = new ArrayList<>();
    for (var line = from.line(); !line.isEmpty(); line = from.line()) {
      headers.add(line);
      if (headers.size() > MOST) {
        throw new IOException("more than " + MOST + " headers");
      }
    }
    return new Head(first, headers);
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(line -> name(line).equals(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static String name(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
  }

  /** The same message with another first line, over a connection that ends with it. */
  String lastWith(String other) {
    var text = new StringBuilder(other).append("\r\n");
    headers.stream()
        .filter(line -> !OF_THE_WAY.contains(name(line)))
        .forEach(line -> text.append(line).append("\r\n"));
    return text.append("Connection: close\r\n\r\n").toString();
  }

  /** Exactly as it came. */
  String same() {
    var text = new StringBuilder(first).append("\r\n");
    headers.forEach(line -> text.append(line).append("\r\n"));
    return text.append("\r\n").toString();
  }

  /** Hands on the body that follows, and no byte more. */
  void copyBody(Wire from, Wire to) throws IOException {
    if (header("transfer-encoding")
        .filter(v -> v.toLowerCase(Locale.ROOT).contains("chunked"))
        .isPresent()) {
      copyChunks(from, to);
      return;
    }
    try {
      from.copy(to, Long.parseLong(header("content-length").orElse("0")));
    } catch (NumberFormatException e) {
      throw new IOException("a length that is no number", e);
    }
  }

  private static void copyChunks(Wire from, Wire to) throws IOException {
    try {
      for (long size = -1; size != 0; ) {
        var line = from.line();
        size = Long.parseLong(line.split(";", 2)[0].strip(), 16);
        to.write(line + "\r\n");
        if (size > 0) {
          from.copy(to, size);
          to.write(from.line() + "\r\n");
        }
      }
      for (var line = from.line(); ; line = from.line()) {
        to.write(line + "\r\n");
        if (line.isEmpty()) {
          return;
        }
      }
    } catch (NumberFormatException e) {
      throw new IOException("a chunk without a size", e);
    }
  }
}
