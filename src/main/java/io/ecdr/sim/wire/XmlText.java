package io.ecdr.sim.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Writes XML 1.0. Text of any kind is safe: what XML cannot hold becomes U+FFFD. */
final class XmlText {

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element. */
  XmlText start(String name) {
    out.append('<').append(name).append('>');
    open.push(name);
    return this;
  }

  /** Opens an element with attributes, such as a namespace. */
  XmlText start(String name, Map<String, String> attributes) {
    out.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          out.append(' ').append(attribute).append("=\"");
          escape(value);
          out.append('"');
        });
    out.append('>');
    open.push(name);
    return this;
  }

  /** Writes text into the open element. */
  XmlText text(String text) {
    escape(text);
    return this;
  }

  /** Closes the innermost open element. */
  XmlText end() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element with nothing but text in it. */
  XmlText element(String name, String text) {
    return start(name).text(text).end();
  }

  /** The document; everything must be closed. */
  String document() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("XML elements left open: " + open);
    }
    return out.toString();
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // A bare carriage return would be read as a line feed.
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
