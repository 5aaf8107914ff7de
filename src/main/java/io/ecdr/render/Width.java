package io.ecdr.render;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many columns text takes on a screen, and how to break it. */
final class Width {

  private Width() {}

  /** Columns: East Asian wide characters and most pictures take two, combining marks none. */
  static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  private static int of(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || type == Character.CONTROL) {
      return 0;
    }
    return wide(c) ? 2 : 1;
  }

  private static boolean wide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** Lines of at most so many columns, broken at blanks; a longer word gets a line of its own. */
  static List<String> wrap(String text, int columns) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && of(line.toString()) + 1 + of(word) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The text cut to so many columns, the cut marked with three dots. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    var each = BreakIterator.getCharacterInstance(Locale.ROOT);
    each.setText(text);
    int end = 0;
    for (int next = each.next(); next != BreakIterator.DONE; next = each.next()) {
      if (of(text.substring(0, next)) > columns - 3) {
        break;
      }
      end = next;
    }
    return text.substring(0, end) + "...";
  }
}
