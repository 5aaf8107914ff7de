package io.ecdr.model;

/** How much is known about a backup, from least to most. A later one includes the earlier ones. */
public enum Proof {
  TAKEN("taken", "a snapshot in the cache's Region, and nothing outside of it"),
  EXPORTED("exported", "files in a bucket of the cache's Region, and nothing outside of it"),
  /** All files lie in the DR bucket, with a manifest. */
  COPIED("copied", "all files lie in the DR bucket; nothing of them was read back"),
  /** Complete, sizes and checksums right, header and footer right, readable for a restore. */
  CHECKED("checked", "complete, of the right sizes and checksums; not every byte was read"),
  /** Every byte was parsed. */
  VERIFIED("verified", "every byte was read"),
  /** A real restore was compared. */
  RESTORED("restored", "a real restore was compared");

  private final String word;
  private final String meaning;

  Proof(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** What it stands for, in a few words. */
  public String meaning() {
    return meaning;
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
