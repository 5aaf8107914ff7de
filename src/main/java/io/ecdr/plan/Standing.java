package io.ecdr.plan;

import io.ecdr.plan.retention.Reason;
import java.util.Objects;
import java.util.Optional;

/**
 * What the other backups of its cache say of a backup, as far as they could be read.
 *
 * @param suspect why it counts for nothing until somebody accepts its size
 * @param proven id of the newest other one that is proven and not suspect itself
 */
public record Standing(Optional<Reason> suspect, Optional<String> proven) {

  /** Nothing is known of others. */
  public static final Standing ALONE = new Standing(Optional.empty(), Optional.empty());

  public Standing {
    Objects.requireNonNull(suspect, "suspect");
    Objects.requireNonNull(proven, "proven");
  }
}
