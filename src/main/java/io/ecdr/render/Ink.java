package io.ecdr.render;

/** What a piece of text means; on a terminal it gets a colour. */
public enum Ink {
  GOOD("32"),
  WARN("33"),
  BAD("31"),
  QUIET("2"),
  STRONG("1");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** The text in this colour, as ANSI terminals want it. */
  public String on(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
