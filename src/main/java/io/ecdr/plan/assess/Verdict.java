package io.ecdr.plan.assess;

import java.util.Locale;

/** Whether a cache can be protected in a way. */
public enum Verdict {
  IN_USE,
  POSSIBLE,
  /** Not enough is known to say. */
  UNKNOWN,
  IMPOSSIBLE;

  /** The word used in text and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
