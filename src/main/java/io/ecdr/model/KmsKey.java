package io.ecdr.model;

import java.util.Objects;

/**
 * A key, as KMS describes it.
 *
 * @param state {@code Enabled}, or why it cannot be used
 */
public record KmsKey(String arn, String state) {
  public KmsKey {
    Objects.requireNonNull(arn, "arn");
    Objects.requireNonNull(state, "state");
  }

  /** Reads the answer of {@code DescribeKey}. */
  public static KmsKey of(Value.Fields answer) {
    var key = answer.fields("KeyMetadata");
    return new KmsKey(key.text("Arn").orElse(""), key.text("KeyState").orElse("unknown"));
  }

  /** Whether it can be used. */
  public boolean enabled() {
    return state.equals("Enabled");
  }
}
