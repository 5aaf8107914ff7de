package io.ecdr.model.policy;

import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement of a policy.
 *
 * @param place its number in the policy, from 1
 */
record Statement(Value.Fields fields, int place) {

  static Statement of(Value value, int place) {
    return new Statement(value instanceof Value.Fields f ? f : Value.Fields.NONE, place);
  }

  /** How to speak of it. */
  String name() {
    return fields
        .text("Sid")
        .map(sid -> "statement '" + sid + "'")
        .orElse("statement " + place + " (no Sid)");
  }

  private String effect() {
    return fields.text("Effect").orElse("");
  }

  boolean mayDeny() {
    return !effect().equals("Allow");
  }

  boolean mayAllow() {
    return !effect().equals("Deny");
  }

  /** Whether it speaks of the wish. A malformed one may. */
  Leaning matches(BucketPolicy.Wish wish) {
    var rest =
        principal(wish)
            .and(named(wish, "Action", "NotAction", this::actionMatches))
            .and(named(wish, "Resource", "NotResource", this::resourceMatches))
            .and(Conditions.hold(condition(), wish));
    return effect().equals("Allow") || effect().equals("Deny") ? rest : rest.and(Leaning.MAYBE);
  }

  /** Whether it allows something to everybody. */
  Leaning everybody() {
    if (!mayAllow()) {
      return Leaning.NO;
    }
    var open =
        fields.get("NotPrincipal").isPresent()
            ? Leaning.YES
            : fields.get("Principal").map(Statement::everybody).orElse(Leaning.MAYBE);
    var rest = open.and(Publicity.leaves(condition()));
    return effect().equals("Allow") ? rest : rest.and(Leaning.MAYBE);
  }

  private static Leaning everybody(Value principal) {
    return principal instanceof Value.Fields kinds
        ? Leaning.of(strings(kinds.get("AWS").orElse(null)).contains("*"))
        : Leaning.of(strings(principal).contains("*"));
  }

  /** What makes it doubtful, as the end of a sentence. */
  String doubts(BucketPolicy.Wish wish) {
    var keys = Conditions.doubtful(condition(), wish);
    return keys.isEmpty()
        ? ": it cannot be read with certainty"
        : ": that hangs on " + String.join(", ", keys);
  }

  private Value.Fields condition() {
    return fields.fields("Condition");
  }

  private Leaning principal(BucketPolicy.Wish wish) {
    var given = fields.get("Principal");
    if (given.isPresent()) {
      return who(given.get(), wish);
    }
    return fields.get("NotPrincipal").map(v -> who(v, wish).not()).orElse(Leaning.MAYBE);
  }

  /** A star, also as {@code {"AWS":"*"}}, is everybody; a service is named in full. */
  private static Leaning who(Value principal, BucketPolicy.Wish wish) {
    if (principal instanceof Value.Text text) {
      return Leaning.of(text.value().equals("*"));
    }
    if (!(principal instanceof Value.Fields kinds)) {
      return Leaning.MAYBE;
    }
    boolean everybody = strings(kinds.get("AWS").orElse(null)).contains("*");
    var services = strings(kinds.get("Service").orElse(null));
    if (everybody || services.contains(wish.asker().service())) {
      return Leaning.YES;
    }
    // Whether a service may be named by a pattern is not documented.
    return services.stream().anyMatch(s -> Wildcard.matches(s, wish.asker().service()))
        ? Leaning.MAYBE
        : Leaning.NO;
  }

  private interface Matcher {
    Leaning matches(String pattern, BucketPolicy.Wish wish);
  }

  private Leaning named(BucketPolicy.Wish wish, String name, String not, Matcher matcher) {
    if (fields.get(name).isPresent()) {
      return any(strings(fields.get(name).get()), matcher, wish);
    }
    return fields.get(not).map(v -> any(strings(v), matcher, wish).not()).orElse(Leaning.MAYBE);
  }

  private static Leaning any(List<String> patterns, Matcher matcher, BucketPolicy.Wish wish) {
    return patterns.stream().map(p -> matcher.matches(p, wish)).reduce(Leaning.NO, Leaning::or);
  }

  private Leaning actionMatches(String pattern, BucketPolicy.Wish wish) {
    return Leaning.of(Wildcard.matchesAnyCase(pattern, wish.action()));
  }

  private Leaning resourceMatches(String pattern, BucketPolicy.Wish wish) {
    if (!pattern.contains("${")) {
      return Leaning.of(Wildcard.matches(pattern, wish.resource()));
    }
    // A policy variable stands for a text that only the request tells.
    var widest = pattern.replaceAll("\\$\\{[^}]*\\}", "*");
    return Wildcard.matches(widest, wish.resource()) ? Leaning.MAYBE : Leaning.NO;
  }

  /** One text or a list of texts. */
  static List<String> strings(Value value) {
    List<String> all = new ArrayList<>();
    if (value instanceof Value.Text text) {
      all.add(text.value());
    } else if (value instanceof Value.Flag flag) {
      all.add(String.valueOf(flag.value()));
    } else if (value instanceof Value.Num number) {
      all.add(number.value().toPlainString());
    } else if (value instanceof Value.Items items) {
      items.values().forEach(v -> all.addAll(strings(v)));
    }
    return all;
  }
}
