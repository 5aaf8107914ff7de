package io.ecdr.model;

import java.util.Locale;

/** Which way home there is, by what became of the cache at home. */
public enum FailbackCase {
  /** Home follows, or will: all that is left is a switchover. */
  PROMOTED,
  /** Home is gone, and a restored cache took over: a standby is made at home. */
  RESTORED,
  /** Home is gone, and there can be no standby of what took over: a backup of it goes home. */
  CARRIED,
  /** Home stands alone with data of its own: it is saved, deleted and made anew. */
  DETACHED;

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
