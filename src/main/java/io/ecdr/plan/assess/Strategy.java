package io.ecdr.plan.assess;

/** What a cache can be protected by, from the least to the most. */
public enum Strategy {
  /** Snapshots in the cache's own Region: against bad data, not against the Region's loss. */
  SNAPSHOT("snapshot"),
  /** Backup & Restore: exported snapshots in another Region. */
  BACKUP_RESTORE("backup-restore"),
  /** Warm Standby: the secondary of a Global Datastore in another Region. */
  WARM_STANDBY("warm-standby");

  private final String word;

  Strategy(String word) {
    this.word = word;
  }

  /** The word used in text and JSON. */
  public String word() {
    return word;
  }
}
