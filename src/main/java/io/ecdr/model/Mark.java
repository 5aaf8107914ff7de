package io.ecdr.model;

/** What somebody said about a backup's future. */
public enum Mark {
  /** Nothing was said. */
  NONE("none"),
  /** It stays, whatever the rules say. */
  KEEP("keep"),
  /** It was marked once and is like any other again. */
  RELEASED("released"),
  /** It is not wanted any more: the rules do not hold it. */
  RETIRED("retired");

  private final String word;

  Mark(String word) {
    this.word = word;
  }

  /** The word used in text and JSON. */
  public String word() {
    return word;
  }

  /** The mark with this word; {@link #KEEP} for a word we do not know, so that nothing is lost. */
  public static Mark ofWord(String word) {
    for (var mark : values()) {
      if (mark.word.equals(word)) {
        return mark;
      }
    }
    return KEEP;
  }
}
