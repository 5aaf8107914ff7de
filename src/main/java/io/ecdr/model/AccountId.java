package io.ecdr.model;

import java.util.Objects;

/** The twelve digits of an AWS account. */
public record AccountId(String digits) {
  public AccountId {
    Objects.requireNonNull(digits, "digits");
    if (!digits.matches("\\d{12}")) {
      throw new IllegalArgumentException("'" + digits + "' is no AWS account id (12 digits)");
    }
  }

  @Override
  public String toString() {
    return digits;
  }
}
