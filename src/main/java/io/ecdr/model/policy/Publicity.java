package io.ecdr.model.policy;

import io.ecdr.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a condition leaves of a grant to everybody. */
final class Publicity {

  // A condition on one of these ties the grant to somebody (source:
  // S3:access-control-block-public-access).
  private static final Set<String> NARROWING =
      new TreeSet<>(
          List.of(
              "aws:principalaccount",
              "aws:principalarn",
              "aws:principalorgid",
              "aws:principalorgpaths",
              "aws:sourceaccount",
              "aws:sourcearn",
              "aws:sourceip",
              "aws:sourceowner",
              "aws:sourcevpc",
              "aws:sourcevpce",
              "aws:userid",
              "s3:dataaccesspointaccount",
              "s3:dataaccesspointarn"));

  private static final Set<String> TYING =
      new TreeSet<>(
          List.of(
              "ArnEquals",
              "ArnLike",
              "IpAddress",
              "StringEquals",
              "StringEqualsIgnoreCase",
              "StringLike"));

  private Publicity() {}

  /** Yes without a condition, no with one that ties, else it cannot be told. */
  static Leaning leaves(Value.Fields condition) {
    if (condition.members().isEmpty()) {
      return Leaning.YES;
    }
    boolean tied =
        condition.members().entrySet().stream()
            .anyMatch(
                operator ->
                    TYING.contains(operator.getKey())
                        && operator.getValue() instanceof Value.Fields keys
                        && keys.members().entrySet().stream()
                            .anyMatch(key -> ties(key.getKey(), key.getValue())));
    return tied ? Leaning.NO : Leaning.MAYBE;
  }

  /** What has a wildcard may be anybody, so that it ties nobody for certain. */
  private static boolean ties(String key, Value value) {
    var values = Statement.strings(value);
    return NARROWING.contains(key.toLowerCase(Locale.ROOT))
        && !values.isEmpty()
        && values.stream().noneMatch(v -> v.contains("*") || v.endsWith("/0"));
  }

  static Ruling ruled(Ruling.Kind kind, String reason) {
    return new Ruling("any action", "all", kind, reason);
  }
}
