package io.ecdr.render;

import io.ecdr.plan.Check;
import io.ecdr.plan.Check.Verdict;
import io.ecdr.usecase.CheckReport;
import io.ecdr.usecase.CheckReport.Result;
import io.ecdr.usecase.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code check} found as Nagios and its kin read it: one line, and an exit code of their own.
 * What fails is critical; what nobody could tell is unknown and comes before warnings.
 *
 * @param state as Nagios numbers them: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN
 */
public record NagiosLine(State state, String text) {

  private static final int SHOWN = 3;

  /** The states, in the order of their numbers. */
  public enum State {
    OK,
    WARNING,
    CRITICAL,
    UNKNOWN
  }

  /** The line, without a line break. */
  public String line() {
    return state + " - " + text;
  }

  /** What the process exits with. */
  public int code() {
    return state.ordinal();
  }

  /** Nothing could be checked. */
  public static NagiosLine of(Rejection why) {
    return new NagiosLine(State.UNKNOWN, plain(why.message()));
  }

  /** Of a report. */
  public static NagiosLine of(CheckReport report) {
    List<String> failed = told(report, Verdict.FAIL);
    List<String> unknown = told(report, Verdict.UNKNOWN);
    report.results().stream()
        .filter(r -> r.trouble().isPresent())
        .forEach(r -> unknown.add(name(r) + ": " + r.trouble().get().message()));
    List<String> warned = told(report, Verdict.WARN);
    var state = state(failed, unknown, warned, report);
    List<String> all = new ArrayList<>(failed);
    all.addAll(unknown);
    all.addAll(warned);
    return new NagiosLine(
        state,
        plain(words(report, all))
            + " | failed=%d unknown=%d warned=%d"
                .formatted(failed.size(), unknown.size(), warned.size()));
  }

  private static State state(
      List<String> failed, List<String> unknown, List<String> warned, CheckReport report) {
    if (!failed.isEmpty()) {
      return State.CRITICAL;
    }
    if (!unknown.isEmpty() || report.results().stream().noneMatch(Result::checked)) {
      return State.UNKNOWN;
    }
    return warned.isEmpty() ? State.OK : State.WARNING;
  }

  private static List<String> told(CheckReport report, Verdict verdict) {
    List<String> all = new ArrayList<>();
    for (var result : report.results()) {
      for (Check check : result.checks()) {
        if (check.verdict() == verdict) {
          all.add(name(result) + ": " + check.id() + ": " + check.observed());
        }
      }
    }
    return all;
  }

  private static String name(Result result) {
    return result.cache() + " " + result.purpose().word().toLowerCase(Locale.ROOT);
  }

  private static String words(CheckReport report, List<String> all) {
    if (all.isEmpty()) {
      long checked = report.results().stream().filter(Result::checked).count();
      return checked == 0 ? "nothing was checked" : checked + " checked, nothing in the way";
    }
    var some = String.join("; ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() > SHOWN ? some + "; and " + (all.size() - SHOWN) + " more" : some;
  }

  /** A bar begins the figures, so there is none in the text. */
  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").replace('|', '/').strip();
  }
}
