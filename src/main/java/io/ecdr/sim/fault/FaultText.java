package io.ecdr.sim.fault;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The words of faults: what may be one, and how they are put together. */
final class FaultText {

  private FaultText() {}

  /** Refuses what is no name, so that a text has as many words as it was made of. */
  static void requireName(String value, String name) {
    Objects.requireNonNull(value, name);
    if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("not a " + name + ": '" + value + "'");
    }
  }

  /** Refuses a word that is none of those that are known. */
  static void requireOneOf(String value, String kind, List<String> known) {
    if (!known.contains(value)) {
      throw new IllegalArgumentException(
          kind + " needs one of " + String.join(", ", known) + ", not '" + value + "'");
    }
  }

  /** An option, or nothing. */
  static String option(String name, Optional<String> value) {
    return value.map(v -> " " + name + " " + v).orElse("");
  }

  /** A number without needless digits. */
  static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
