package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.plan.Check.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects checks in the order they are asked. */
final class Checklist {

  private final List<Check> checks = new ArrayList<>();

  /** One question, to be answered by exactly one of its methods. */
  final class Question {
    private final String id;
    private final String title;
    private final String limit;
    private boolean overridable;
    private Optional<Duration> age = Optional.empty();

    private Question(String id, String title, String limit) {
      this.id = id;
      this.title = title;
      this.limit = limit;
    }

    /** Whoever knows better than this check may go on when it fails. */
    Question overridable() {
      overridable = true;
      return this;
    }

    /** What it rests on was so long ago, and not just now. */
    Question seen(Duration ago) {
      age = Optional.of(ago);
      return this;
    }

    void pass(String observed) {
      add(Verdict.PASS, observed, "");
    }

    void warn(String observed, String hint) {
      add(Verdict.WARN, observed, hint);
    }

    void fail(String observed, String hint) {
      add(Verdict.FAIL, observed, hint);
    }

    void skipped(String why) {
      add(Verdict.SKIPPED, why, "");
    }

    void unknown(String observed, String hint) {
      add(Verdict.UNKNOWN, observed, hint);
    }

    void unknown(Fact.Unknown<?> fact) {
      add(Verdict.UNKNOWN, fact.why(), hint(fact));
    }

    /** Passes or fails. */
    void answer(boolean passes, String observed, String hint) {
      add(passes ? Verdict.PASS : Verdict.FAIL, observed, passes ? "" : hint);
    }

    private void add(Verdict verdict, String observed, String hint) {
      checks.add(new Check(id, title, verdict, observed, age, limit, hint, overridable, false));
    }
  }

  /**
   * Asks.
   *
   * @param limit what is wanted
   */
  Question ask(String id, String title, String limit) {
    return new Question(id, title, limit);
  }

  /** What to do about something that could not be read. */
  static String hint(Fact.Unknown<?> fact) {
    return switch (fact.trouble()) {
      case UNREACHABLE, THROTTLED -> "try again; nothing was changed";
      case NOT_PERMITTED -> NotPermitted.hint(fact);
      case CREDENTIALS -> "renew the credentials, then try again";
      case NOT_AWS -> "check --endpoint-url and the proxy settings";
      case ODD -> "see the service's own words";
    };
  }

  /** One that was asked and answered elsewhere. */
  void add(Check answered) {
    checks.add(answered);
  }

  List<Check> all() {
    return List.copyOf(checks);
  }
}
