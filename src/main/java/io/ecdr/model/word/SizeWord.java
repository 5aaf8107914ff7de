package io.ecdr.model.word;

import java.util.Locale;
import java.util.regex.Pattern;

/** Sizes in bytes, in units of 1,024 ({@code GiB}) or 1,000 ({@code GB}). */
public final class SizeWord {

  private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})([kmgt]i?)?b?");

  private SizeWord() {}

  /**
   * Reads one.
   *
   * @return bytes, 1 or more
   * @throws IllegalArgumentException when it is none, or out of range
   */
  public static long parse(String word) {
    var parts = SHAPE.matcher(word.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'" + word + "' is no size; write it like 500MB, 200GiB or 2TiB");
    }
    try {
      long size = Math.multiplyExact(Long.parseLong(parts.group(1)), unit(parts.group(2)));
      if (size > 0) {
        return size;
      }
    } catch (ArithmeticException e) {
      // Told below.
    }
    throw new IllegalArgumentException("'" + word + "' is out of range");
  }

  private static long unit(String unit) {
    if (unit == null) {
      return 1;
    }
    long step = unit.endsWith("i") ? 1024 : 1000;
    long size = 1;
    for (int i = 0; i <= "kmgt".indexOf(unit.charAt(0)); i++) {
      size *= step;
    }
    return size;
  }
}
