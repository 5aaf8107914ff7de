package io.ecdr.render.script;

import java.util.List;
import java.util.stream.Collectors;

/** Words as a POSIX shell takes them. */
final class Shell {

  private Shell() {}

  /** One word, whatever is in it; between single quotes nothing means anything but their end. */
  static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Several words. */
  static String quote(List<String> words) {
    return words.stream().map(Shell::quote).collect(Collectors.joining(" "));
  }

  /** Text for people: one line, nothing in it that a terminal would obey. */
  static String line(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /** The same as one word. */
  static String say(String text) {
    return quote(line(text));
  }
}
