package io.ecdr.plan.retention;

import io.ecdr.model.KeepRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the keep rules want of some backups, counted from the newest of them. */
final class Wanted {

  private final List<Held> backups;
  private final Map<String, List<Reason>> reasons = new TreeMap<>();

  private Wanted(List<Held> backups) {
    this.backups = backups;
  }

  /** The wanted ones by id, each with the rules that want it. */
  static Map<String, List<Reason>> of(KeepRules rules, List<Held> newestFirst) {
    var wanted = new Wanted(newestFirst);
    wanted.last(rules.last());
    wanted.each("hourly", rules.hourly(), at -> at.truncatedTo(ChronoUnit.HOURS));
    wanted.each("daily", rules.daily(), Wanted::day);
    wanted.each("weekly", rules.weekly(), Wanted::monday);
    wanted.each("monthly", rules.monthly(), at -> YearMonth.from(day(at)));
    wanted.each("yearly", rules.yearly(), at -> Year.from(day(at)));
    rules.within().ifPresent(wanted::within);
    return wanted.reasons;
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static LocalDate monday(Instant at) {
    return day(at).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private void want(Held backup, String rule, String words) {
    reasons
        .computeIfAbsent(backup.id(), id -> new ArrayList<>())
        .add(new Reason("keep-" + rule, "keep-" + rule + ": " + words));
  }

  private void last(int count) {
    for (int i = 0; i < Math.min(count, backups.size()); i++) {
      want(backups.get(i), "last", "number " + (i + 1) + " of " + count);
    }
  }

  private void each(String rule, int count, Function<Instant, Object> period) {
    if (count == 0) {
      return;
    }
    int taken = 0;
    Object before = "";
    for (var backup : backups) {
      var in = period.apply(backup.at());
      if (!in.equals(before)) {
        taken++;
        want(
            backup,
            rule,
            (rule.equals("weekly") ? "week of " : "") + in + ", number " + taken + " of " + count);
        before = in;
        if (taken == count) {
          return;
        }
      }
    }
  }

  /** The one before the window is what was true when the window began. */
  private void within(Duration length) {
    if (backups.isEmpty()) {
      return;
    }
    var start = backups.get(0).at().minus(length);
    for (var backup : backups) {
      if (backup.at().isBefore(start)) {
        want(backup, "within", "the one before " + start.truncatedTo(ChronoUnit.SECONDS));
        return;
      }
      want(backup, "within", "not before " + start.truncatedTo(ChronoUnit.SECONDS));
    }
  }
}
