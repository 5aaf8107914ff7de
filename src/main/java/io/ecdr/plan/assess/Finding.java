package io.ecdr.plan.assess;

import java.util.Objects;

/**
 * Something that would be better otherwise.
 *
 * @param code names the rule, for programs
 * @param words what was observed and what it means, in one line
 * @param hint a command line, or what to do where there is none
 */
public record Finding(String code, Severity severity, String words, String hint) {
  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(hint, "hint");
  }
}
