package io.ecdr.model.policy;

import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A bucket policy, judged as S3 judges it: a matching Deny wins, else a matching Allow grants, else
 * nothing is granted. A service principal has no policies of its own, so the bucket's alone
 * decides.
 *
 * <p>Whatever cannot be known from here (an unknown condition key, a malformed statement) makes the
 * answer {@link Ruling.Kind#UNKNOWN} where it matters, never granted.
 */
public final class BucketPolicy {

  private final List<Statement> statements;

  private BucketPolicy(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /** The policy in a parsed document. */
  public static BucketPolicy of(Value.Fields document) {
    Objects.requireNonNull(document, "document");
    List<Statement> all = new ArrayList<>();
    var given = document.get("Statement").orElse(new Value.Items(List.of()));
    if (given instanceof Value.Items items) {
      for (int i = 0; i < items.values().size(); i++) {
        all.add(Statement.of(items.values().get(i), i + 1));
      }
    } else {
      all.add(Statement.of(given, 1));
    }
    return new BucketPolicy(all);
  }

  /** No policy: nothing is granted to a service. */
  public static BucketPolicy none() {
    return new BucketPolicy(List.of());
  }

  /** May this service do that to this resource? */
  public Ruling judge(Asker asker, String action, String resource) {
    var wish = new Wish(asker, action, resource);
    var deny = strongest(wish, Statement::mayDeny);
    if (deny.isPresent() && deny.get().matches(wish) == Leaning.YES) {
      return wish.ruled(Ruling.Kind.DENIED, "denied by " + deny.get().name());
    }
    var allow = strongest(wish, Statement::mayAllow);
    if (allow.isEmpty()) {
      return wish.ruled(Ruling.Kind.DENIED, "no statement allows it");
    }
    if (deny.isPresent()) {
      return wish.ruled(
          Ruling.Kind.UNKNOWN, deny.get().name() + " may deny it" + deny.get().doubts(wish));
    }
    return allow.get().matches(wish) == Leaning.YES
        ? wish.ruled(Ruling.Kind.GRANTED, "allowed by " + allow.get().name())
        : wish.ruled(
            Ruling.Kind.UNKNOWN, allow.get().name() + " may allow it" + allow.get().doubts(wish));
  }

  /**
   * Is everybody let in, to whatever? As S3 counts it: a statement that allows it to all, unless it
   * is tied to somebody by a condition (source: {@code S3:access-control-block-public-access}). A
   * Deny beside it does not make it private.
   */
  public Ruling everybody() {
    Statement maybe = null;
    for (var statement : statements) {
      var leaning = statement.everybody();
      if (leaning == Leaning.YES) {
        return Publicity.ruled(Ruling.Kind.GRANTED, statement.name() + " lets everybody in");
      }
      maybe = leaning == Leaning.MAYBE && maybe == null ? statement : maybe;
    }
    return maybe == null
        ? Publicity.ruled(Ruling.Kind.DENIED, "no statement lets everybody in")
        : Publicity.ruled(
            Ruling.Kind.UNKNOWN, maybe.name() + " may let everybody in: see its condition");
  }

  /** Of some statements the first that surely matches, else the first that may. */
  private Optional<Statement> strongest(Wish wish, Predicate<Statement> which) {
    Statement maybe = null;
    for (var statement : statements) {
      var leaning = which.test(statement) ? statement.matches(wish) : Leaning.NO;
      if (leaning == Leaning.YES) {
        return Optional.of(statement);
      }
      if (leaning == Leaning.MAYBE && maybe == null) {
        maybe = statement;
      }
    }
    return Optional.ofNullable(maybe);
  }

  /** One question. */
  record Wish(Asker asker, String action, String resource) {
    Ruling ruled(Ruling.Kind kind, String reason) {
      return new Ruling(action, resource, kind, reason);
    }
  }
}
