package io.ecdr.model;

import java.util.regex.Pattern;

/** How a secret is named: {@code env:NAME} or {@code file:PATH}, never by itself. */
public final class SecretReference {

  private static final Pattern FORM = Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|file:.+");

  private SecretReference() {}

  /**
   * The same text.
   *
   * @throws IllegalArgumentException when it is no reference; its words do not repeat it
   */
  public static String require(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a secret is named by env:NAME or file:PATH, never by itself");
    }
    return text;
  }
}
