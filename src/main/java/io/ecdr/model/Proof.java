package io.ecdr.model;

/** How much is known about a backup, from least to most. A later one includes the earlier ones. */
public enum Proof {
  TAKEN("taken"),
  EXPORTED("exported"),
  /** All files lie in the DR bucket, with a manifest. */
  COPIED("copied"),
  /** Complete, sizes and checksums right, header and footer right, readable for a restore. */
  CHECKED("checked"),
  /** Every byte was parsed. */
  VERIFIED("verified"),
  /** A real restore was compared. */
  RESTORED("restored");

  private final String word;

  Proof(String word) {
    this.word = word;
  }

  /** The word used in text and JSON. */
  public String word() {
    return word;
  }

  /** Whether the backup counts as proven: checked or more. */
  public boolean proven() {
    return compareTo(CHECKED) >= 0;
  }

  /** The proof with this word; {@link #COPIED} for a word we do not know, never more. */
  public static Proof ofWord(String word) {
    for (var proof : values()) {
      if (proof.word.equals(word)) {
        return proof;
      }
    }
    return COPIED;
  }
}
