package io.ecdr.sim.world.s3;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One line of a statement's Condition: an operator, a key and values of which any will do.
 *
 * <p>A key that the request does not carry makes a condition false, save for {@code …IfExists},
 * negated operators, {@code ForAllValues} and {@code Null}
 * (IAM:reference_policies_multi-value-conditions).
 *
 * @param set how several values of the request count
 * @param operator empty for {@code Null}
 * @param ifExists whether an absent key is as good as a match
 */
record Condition(
    Set set,
    Optional<ConditionOperator> operator,
    boolean ifExists,
    String key,
    List<String> values) {

  /** Set operators. */
  enum Set {
    ONE,
    FOR_ANY,
    FOR_ALL
  }

  Condition {
    values = List.copyOf(values);
  }

  /**
   * Reads an operator such as {@code ForAnyValue:StringLikeIfExists}.
   *
   * @return empty when there is no such operator
   */
  static Optional<Condition> of(String name, String key, List<String> values) {
    String rest = name;
    var set = Set.ONE;
    if (rest.regionMatches(true, 0, "ForAnyValue:", 0, 12)) {
      set = Set.FOR_ANY;
      rest = rest.substring(12);
    } else if (rest.regionMatches(true, 0, "ForAllValues:", 0, 13)) {
      set = Set.FOR_ALL;
      rest = rest.substring(13);
    }
    if (rest.equalsIgnoreCase("Null")) {
      return Optional.of(new Condition(set, Optional.empty(), false, key, values));
    }
    boolean ifExists = rest.toLowerCase(Locale.ROOT).endsWith("ifexists");
    var operator = ConditionOperator.named(ifExists ? rest.substring(0, rest.length() - 8) : rest);
    var kind = set;
    return operator.map(found -> new Condition(kind, Optional.of(found), ifExists, key, values));
  }

  /** Whether it holds for a request. */
  boolean holds(Access access) {
    var asked = access.values(key);
    if (operator.isEmpty()) {
      return values.stream().anyMatch(v -> Boolean.parseBoolean(v) == asked.isEmpty());
    }
    var with = operator.get();
    if (asked.isEmpty()) {
      return ifExists || set == Set.FOR_ALL || (with.negated() && set == Set.ONE);
    }
    Predicate<String> matched =
        value ->
            values.stream()
                .anyMatch(wanted -> with.matches().test(Variables.fill(wanted, access), value));
    return switch (set) {
      case ONE -> with.negated() != asked.stream().anyMatch(matched);
      case FOR_ANY -> asked.stream().anyMatch(v -> with.negated() != matched.test(v));
      case FOR_ALL -> asked.stream().allMatch(v -> with.negated() != matched.test(v));
    };
  }
}
