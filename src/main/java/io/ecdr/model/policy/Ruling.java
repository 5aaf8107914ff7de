package io.ecdr.model.policy;

import java.util.Objects;

/**
 * What a policy says to one wish.
 *
 * @param action such as {@code s3:GetObject}
 * @param resource the bucket's or the object's ARN
 * @param reason which statement decides, or what cannot be decided
 */
public record Ruling(String action, String resource, Kind kind, String reason) {

  /** The answer. */
  public enum Kind {
    GRANTED,
    DENIED,
    /** It hangs on something that cannot be known from here. */
    UNKNOWN
  }

  public Ruling {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reason, "reason");
  }
}
