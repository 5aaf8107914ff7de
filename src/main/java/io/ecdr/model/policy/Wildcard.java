package io.ecdr.model.policy;

import java.util.List;
import java.util.Locale;

/** Patterns as policies have them: a star is any text, a question mark any one character. */
public final class Wildcard {

  private Wildcard() {}

  /**
   * Case matters. The pieces between the stars are looked for in order, the first at the beginning
   * and the last at the end; taking each as early as it comes leaves the most room for the rest.
   */
  public static boolean matches(String pattern, String text) {
    var pieces = List.of(pattern.split("\\*", -1));
    var first = pieces.get(0);
    if (pieces.size() == 1) {
      return text.length() == first.length() && stands(first, text, 0);
    }
    if (!stands(first, text, 0)) {
      return false;
    }
    int from = first.length();
    for (var piece : pieces.subList(1, pieces.size() - 1)) {
      int found = find(piece, text, from);
      if (found < 0) {
        return false;
      }
      from = found + piece.length();
    }
    var last = pieces.get(pieces.size() - 1);
    int end = text.length() - last.length();
    return end >= from && stands(last, text, end);
  }

  /** Case does not matter, as in action names. */
  static boolean matchesAnyCase(String pattern, String text) {
    return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  private static int find(String piece, String text, int from) {
    for (int at = from; at + piece.length() <= text.length(); at++) {
      if (stands(piece, text, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean stands(String piece, String text, int at) {
    if (at + piece.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < piece.length(); i++) {
      if (piece.charAt(i) != '?' && piece.charAt(i) != text.charAt(at + i)) {
        return false;
      }
    }
    return true;
  }
}
