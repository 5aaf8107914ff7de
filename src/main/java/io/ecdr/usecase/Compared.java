package io.ecdr.usecase;

import io.ecdr.model.GlobalDatastore.Member;
import io.ecdr.plan.Parity;
import java.util.Objects;

/** A standby beside its primary, point by point. */
public record Compared(Member primary, Member standby, Parity parity) {
  public Compared {
    Objects.requireNonNull(primary, "primary");
    Objects.requireNonNull(standby, "standby");
    Objects.requireNonNull(parity, "parity");
  }
}
