package io.ecdr.model;

import java.util.Locale;

/** What a cache can be checked for. */
public enum Purpose {
  BACKUP,
  RESTORE,
  SWITCHOVER,
  FAILOVER,
  FAILBACK;

  /** As it is typed, such as {@code backup}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
