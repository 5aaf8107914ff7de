package io.ecdr.plan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How old the data of a backup are when it has arrived, at the very least. */
public final class BackupFloor {

  /** Where the figure comes from. */
  public static final String BASIS = "ecdr's rule of thumb, AWS publishes no figure";

  /** A snapshot, its export and its copy, for a cache with hardly any data. */
  public static final Duration LEAST = least();

  private BackupFloor() {}

  private static Duration least() {
    var empty = new Estimates(OptionalLong.of(0), "", Optional.empty());
    return empty
        .snapshot()
        .expected()
        .plus(empty.export().expected())
        .plus(empty.copy().expected());
  }
}
