package io.ecdr.model.policy;

import io.ecdr.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** The conditions of a statement: all of them must hold. */
final class Conditions {

  private static final String IF_EXISTS = "IfExists";

  private Conditions() {}

  static Leaning hold(Value.Fields condition, BucketPolicy.Wish wish) {
    var all = Leaning.YES;
    for (var operator : condition.members().entrySet()) {
      if (!(operator.getValue() instanceof Value.Fields keys)) {
        return Leaning.MAYBE;
      }
      for (var key : keys.members().entrySet()) {
        all = all.and(one(operator.getKey(), key.getKey(), key.getValue(), wish));
      }
    }
    return all;
  }

  /** The conditions that cannot be decided, as {@code operator key}. */
  static List<String> doubtful(Value.Fields condition, BucketPolicy.Wish wish) {
    var all = new TreeSet<String>();
    condition
        .members()
        .forEach(
            (operator, keys) -> {
              if (keys instanceof Value.Fields fields) {
                fields
                    .members()
                    .forEach(
                        (key, value) -> {
                          if (one(operator, key, value, wish) == Leaning.MAYBE) {
                            all.add("the condition " + operator + " " + key);
                          }
                        });
              }
            });
    return List.copyOf(all);
  }

  private static Leaning one(String operator, String key, Value value, BucketPolicy.Wish wish) {
    var possible = Context.of(key, wish);
    if (possible.isEmpty()) {
      return Leaning.MAYBE;
    }
    var wanted = Statement.strings(value);
    Leaning leaning = null;
    for (var state : possible) {
      var here = decide(operator, state, wanted);
      leaning = leaning == null || leaning == here ? here : Leaning.MAYBE;
    }
    return leaning;
  }

  private static Leaning decide(String operator, Optional<String> actual, List<String> wanted) {
    if (wanted.stream().anyMatch(w -> w.contains("${"))) {
      return Leaning.MAYBE;
    }
    boolean forAll = operator.startsWith("ForAllValues:");
    var name = operator.substring(operator.indexOf(':') + 1);
    if (name.equals("Null")) {
      return Leaning.of(wanted.contains(String.valueOf(actual.isEmpty())));
    }
    boolean ifExists = name.endsWith(IF_EXISTS);
    if (ifExists) {
      name = name.substring(0, name.length() - IF_EXISTS.length());
    }
    var test = test(name);
    if (test.isEmpty()) {
      return Leaning.MAYBE;
    }
    if (actual.isEmpty()) {
      return Leaning.of(ifExists || forAll || test.get().negated());
    }
    boolean any = wanted.stream().anyMatch(w -> test.get().same().test(w, actual.get()));
    return Leaning.of(any != test.get().negated());
  }

  /** What an operator compares. A negated one also holds when the key is not there. */
  private record Test(boolean negated, BiPredicate<String, String> same) {}

  private static Optional<Test> test(String operator) {
    BiPredicate<String, String> glob = Wildcard::matches;
    BiPredicate<String, String> anyCase = String::equalsIgnoreCase;
    return switch (operator) {
      case "StringEquals" -> yes(String::equals);
      case "StringNotEquals" -> no(String::equals);
      case "StringEqualsIgnoreCase", "Bool" -> yes(anyCase);
      case "StringNotEqualsIgnoreCase" -> no(anyCase);
      case "StringLike", "ArnLike", "ArnEquals" -> yes(glob);
      case "StringNotLike", "ArnNotLike", "ArnNotEquals" -> no(glob);
      case "NumericEquals" -> yes((w, a) -> order(w, a) == 0);
      case "NumericNotEquals" -> no((w, a) -> order(w, a) == 0);
      case "NumericLessThan" -> yes((w, a) -> order(w, a) > 0);
      case "NumericLessThanEquals" -> yes((w, a) -> order(w, a) >= 0);
      case "NumericGreaterThan" -> yes((w, a) -> order(w, a) < 0);
      case "NumericGreaterThanEquals" -> yes((w, a) -> order(w, a) <= 0);
      default -> Optional.empty();
    };
  }

  private static Optional<Test> yes(BiPredicate<String, String> same) {
    return Optional.of(new Test(false, same));
  }

  private static Optional<Test> no(BiPredicate<String, String> same) {
    return Optional.of(new Test(true, same));
  }

  private static int order(String wanted, String actual) {
    try {
      return new BigDecimal(wanted).compareTo(new BigDecimal(actual));
    } catch (NumberFormatException e) {
      return wanted.toLowerCase(Locale.ROOT).compareTo(actual.toLowerCase(Locale.ROOT));
    }
  }
}
