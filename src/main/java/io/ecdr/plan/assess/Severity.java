package io.ecdr.plan.assess;

import java.util.Locale;

/** How much a finding matters, from the least to the most. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The word that is typed and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
