package io.ecdr.render;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.plan.assess.Assessment;
import io.ecdr.plan.assess.Figure;
import io.ecdr.plan.assess.Rating;
import io.ecdr.plan.assess.Reach;
import io.ecdr.plan.assess.Reason;
import io.ecdr.plan.assess.Severity;
import io.ecdr.plan.assess.Strategy;
import io.ecdr.plan.assess.Verdict;
import io.ecdr.usecase.AssessReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code assess} found in words that all its forms share. */
final class AssessWords {

  static final List<String> TITLES =
      List.of("DANGER", "CACHE", "REGION", "SNAPSHOT", "BACKUP", "STANDBY");

  private AssessWords() {}

  static String head(AssessReport report) {
    return "account "
        + report.account().map(AccountId::digits).orElse("unknown")
        + ", "
        + String.join(", ", report.regions().stream().map(Region::id).toList())
        + ", "
        + Words.of(report.at());
  }

  /** How many caches there are, and in how much danger. */
  static String summary(AssessReport report) {
    var byWorst =
        report.caches().stream()
            .flatMap(c -> c.worst().stream())
            .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
    var counts =
        Arrays.stream(Severity.values())
            .sorted(Comparator.reverseOrder())
            .filter(byWorst::containsKey)
            .map(s -> byWorst.get(s) + " " + s.word())
            .collect(Collectors.joining(", "));
    return Words.count(report.caches().size(), "cache")
        + (counts.isEmpty() ? "" : ": " + counts)
        + ".";
  }

  static String danger(Assessment cache) {
    return cache.worst().map(Severity::word).orElse("-");
  }

  /** A row under {@link #TITLES}. */
  static List<String> row(Assessment cache, String name) {
    List<String> cells = new ArrayList<>();
    cells.add(danger(cache));
    cells.add(name);
    cells.add(cache.facts().region().id());
    for (var strategy : Strategy.values()) {
      cells.add(brief(cache.protection().verdict(strategy)));
    }
    return cells;
  }

  static String brief(Verdict verdict) {
    return switch (verdict) {
      case IN_USE -> "in use";
      case POSSIBLE -> "can";
      case UNKNOWN -> "unknown";
      case IMPOSSIBLE -> "no";
    };
  }

  /** What it is, in one line. */
  static String about(Assessment cache) {
    var facts = cache.facts();
    var engine = facts.engine().isBlank() ? "engine not told" : facts.engine();
    return facts.sort().word()
        + (facts.standby() ? ", a standby" : "")
        + ", "
        + engine
        + facts.version().map(v -> " " + v).orElse("")
        + facts.nodeType().map(t -> " on " + t).orElse("")
        + (facts.group().nodeGroups().size() > 1
            ? ", " + facts.group().nodeGroups().size() + " shards"
            : "")
        + ", "
        + (cache.bytes().isPresent() ? Words.bytes(cache.bytes().getAsLong()) : "size not known");
  }

  static String title(Strategy strategy) {
    return switch (strategy) {
      case SNAPSHOT -> "Snapshots in the Region";
      case BACKUP_RESTORE -> "Backup & Restore";
      case WARM_STANDBY -> "Warm Standby";
    };
  }

  /** The figures of a strategy, each with what it rests on. */
  static List<String> figures(Rating rating) {
    List<String> all = new ArrayList<>();
    rating.now().ifPresent(f -> all.add("now " + time(f) + ": " + f.basis()));
    rating.rpo().ifPresent(f -> all.add("RPO " + time(f) + ": " + f.basis()));
    rating.rto().ifPresent(f -> all.add("RTO " + time(f) + ": " + f.basis()));
    return all;
  }

  private static String time(Figure figure) {
    return figure.time().map(Words::of).orElse("unknown");
  }

  static String brief(Optional<Figure> figure) {
    return figure.map(AssessWords::time).orElse("-");
  }

  /** Where a copy is and what would take it away. */
  static String reach(Reach reach) {
    return reach.what()
        + ": "
        + reach.place()
        + ", "
        + reach.account().map(a -> a + " account").orElse("account not told")
        + ", "
        + reach.lock().words();
  }

  /** A reason with what would help. */
  static String reason(Reason reason) {
    return reason.code()
        + ": "
        + reason.words()
        + (reason.change().isBlank() ? "" : " (" + reason.change() + ")");
  }

  /** Whether a hint is a command line as it stands. */
  static boolean command(String hint) {
    return hint.startsWith("ecdr ") || hint.startsWith("aws ");
  }
}
