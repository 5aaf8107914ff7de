package io.ecdr.sim.world.s3;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The comparisons of IAM conditions, by name (IAM:reference_policies_elements_condition_operators).
 *
 * @param negated true for the {@code Not…} kind: it holds when no value of the policy matches
 * @param matches compares the policy's value with the request's
 */
record ConditionOperator(boolean negated, BiPredicate<String, String> matches) {

  private static final Map<String, ConditionOperator> ALL = all();

  private static Map<String, ConditionOperator> all() {
    var all = new TreeMap<String, ConditionOperator>();
    both(all, "StringEquals", "StringNotEquals", String::equals);
    both(all, "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", String::equalsIgnoreCase);
    both(all, "StringLike", "StringNotLike", Glob::matches);
    both(all, "ArnEquals", "ArnNotEquals", Glob::matchesArn);
    both(all, "ArnLike", "ArnNotLike", Glob::matchesArn);
    both(all, "NumericEquals", "NumericNotEquals", numbers(c -> c == 0));
    both(all, "DateEquals", "DateNotEquals", dates(c -> c == 0));
    both(all, "IpAddress", "NotIpAddress", Cidr::contains);
    one(all, "NumericLessThan", numbers(c -> c < 0));
    one(all, "NumericLessThanEquals", numbers(c -> c <= 0));
    one(all, "NumericGreaterThan", numbers(c -> c > 0));
    one(all, "NumericGreaterThanEquals", numbers(c -> c >= 0));
    one(all, "DateLessThan", dates(c -> c < 0));
    one(all, "DateLessThanEquals", dates(c -> c <= 0));
    one(all, "DateGreaterThan", dates(c -> c > 0));
    one(all, "DateGreaterThanEquals", dates(c -> c >= 0));
    one(all, "Bool", String::equalsIgnoreCase);
    one(all, "BinaryEquals", String::equals);
    return all;
  }

  private static void one(
      Map<String, ConditionOperator> all, String name, BiPredicate<String, String> matches) {
    all.put(name.toLowerCase(Locale.ROOT), new ConditionOperator(false, matches));
  }

  private static void both(
      Map<String, ConditionOperator> all,
      String name,
      String negative,
      BiPredicate<String, String> matches) {
    one(all, name, matches);
    all.put(negative.toLowerCase(Locale.ROOT), new ConditionOperator(true, matches));
  }

  /** The operator of that name, in any case. */
  static Optional<ConditionOperator> named(String name) {
    return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
  }

  /** What the comparison of the request's value with the policy's must give. */
  private interface Order {
    boolean fits(int requestAgainstPolicy);
  }

  private static BiPredicate<String, String> numbers(Order order) {
    return (policy, request) -> {
      try {
        return order.fits(new BigDecimal(request).compareTo(new BigDecimal(policy)));
      } catch (NumberFormatException e) {
        return false;
      }
    };
  }

  private static BiPredicate<String, String> dates(Order order) {
    return (policy, request) -> {
      try {
        return order.fits(moment(request).compareTo(moment(policy)));
      } catch (DateTimeException e) {
        return false;
      }
    };
  }

  private static Instant moment(String text) {
    return text.matches("\\d+")
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : OffsetDateTime.parse(text.length() == 10 ? text + "T00:00:00Z" : text).toInstant();
  }
}
