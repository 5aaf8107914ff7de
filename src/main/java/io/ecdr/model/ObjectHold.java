package io.ecdr.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a store lets nobody take an object away for now.
 *
 * @param until when that ends; absent for a legal hold, which somebody must lift
 * @param mode the store's word, empty when it tells none
 */
public record ObjectHold(Optional<Instant> until, String mode) {
  public ObjectHold {
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(mode, "mode");
  }

  /** For a narrow column. */
  public String brief() {
    return until.map(t -> t.atOffset(ZoneOffset.UTC).toLocalDate().toString()).orElse("legal hold");
  }

  /** As a reason. */
  public String words() {
    return until.isEmpty()
        ? "kept by a legal hold of Object Lock"
        : "kept until "
            + brief()
            + " by Object Lock ("
            + (mode.isEmpty() ? "no mode told" : mode)
            + ")";
  }
}
