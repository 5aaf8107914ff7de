package io.ecdr.codec;

import java.util.Locale;

/** Constants of enums as words in JSON: lower case with hyphens. */
public final class Words {

  private Words() {}

  /** A constant as a word. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E parse(Class<E> type, String word) {
    for (var constant : type.getEnumConstants()) {
      if (of(constant).equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' is no " + type.getSimpleName().toLowerCase(Locale.ROOT));
  }
}
