package io.ecdr.plan.retention;

import java.util.Objects;

/**
 * Why a backup or a part of it stays or goes.
 *
 * @param rule for programs, such as {@code newest-proven}
 * @param words for people
 */
public record Reason(String rule, String words) {
  public Reason {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(words, "words");
    if (rule.isBlank() || words.isBlank()) {
      throw new IllegalArgumentException("a reason says something");
    }
  }

  @Override
  public String toString() {
    return words;
  }
}
