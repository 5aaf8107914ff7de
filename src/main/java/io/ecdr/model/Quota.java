package io.ecdr.model;

import java.util.Objects;

/**
 * How much of something an account may have in a Region, as Service Quotas tells it.
 *
 * @param code such as {@code L-DFE45DF3}
 */
public record Quota(String code, String name, long value) {
  public Quota {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
  }

  /** Reads one of {@code ListServiceQuotas}. */
  public static Quota of(Value.Fields fields) {
    return new Quota(
        fields.text("QuotaCode").orElse(""),
        fields.text("QuotaName").orElse(""),
        fields.number("Value").orElse(0L));
  }
}
