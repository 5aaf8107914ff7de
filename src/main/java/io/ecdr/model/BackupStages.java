package io.ecdr.model;

/**
 * Which stages a backup goes through after its snapshot. Each needs the one before it.
 *
 * @param export the files go to the bucket in the cache's Region
 * @param copy they go on to the DR bucket, with a manifest
 * @param check the backup is read back there
 * @param deep every byte of it is
 */
public record BackupStages(boolean export, boolean copy, boolean check, boolean deep) {

  /** What is done when nothing is said. */
  public static final BackupStages USUAL = new BackupStages(true, true, true, false);

  public BackupStages {
    if ((copy && !export) || (check && !copy) || (deep && !check)) {
      throw new IllegalArgumentException("a stage is left out that a later one needs");
    }
  }

  /** How much is known of the backup when all of them went well. */
  public Proof proof() {
    if (deep) {
      return Proof.VERIFIED;
    }
    if (check) {
      return Proof.CHECKED;
    }
    return copy ? Proof.COPIED : export ? Proof.EXPORTED : Proof.TAKEN;
  }
}
