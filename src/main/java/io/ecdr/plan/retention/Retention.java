package io.ecdr.plan.retention;

import io.ecdr.model.KeepRules;
import io.ecdr.model.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides which backups of one lineage go. Each decision has its reasons. In doubt a backup stays.
 *
 * <p>The rules are counted from the newest proven backup. One that is not proven takes no place of
 * a proven one, but the rules may hold it too. What is dated in the future stays and makes nothing
 * else look old.
 */
public final class Retention {

  /** How far ahead a date may be before it is one of the future. */
  public static final Duration AHEAD = Duration.ofMinutes(5);

  private static final Comparator<Held> NEWEST_FIRST =
      Comparator.comparing(Held::at).reversed().thenComparing(Held::id);

  private final KeepRules rules;
  private final LineageFacts facts;
  private final List<Held> all;
  private final Map<String, Reason> future = new TreeMap<>();
  private final List<Held> dated;
  private final Map<String, Reason> suspects;
  private final List<Held> trusted;
  private final List<Held> good;
  private final List<Reason> frozen;

  private Retention(KeepRules rules, LineageFacts facts) {
    this.rules = rules;
    this.facts = facts;
    this.all = facts.backups().stream().sorted(NEWEST_FIRST).toList();
    all.forEach(b -> future(b).ifPresent(reason -> future.put(b.id(), reason)));
    this.dated = turned(all.stream().filter(b -> !future.containsKey(b.id())).toList());
    this.suspects = Sizes.suspects(dated, rules.maxShrink());
    this.trusted = turned(dated).stream().filter(b -> !suspect(b)).toList();
    this.good = trusted.stream().filter(Held::proven).toList();
    this.frozen = frozen();
  }

  /** Decides. */
  public static Retained decide(KeepRules rules, LineageFacts facts) {
    return new Retention(rules, facts).decided();
  }

  /** The other way round. */
  private static List<Held> turned(List<Held> backups) {
    var turned = new ArrayList<>(backups);
    Collections.reverse(turned);
    return turned;
  }

  private boolean suspect(Held backup) {
    return suspects.containsKey(backup.id());
  }

  private List<Reason> frozen() {
    List<Reason> reasons = new ArrayList<>();
    suspects.forEach(
        (id, reason) ->
            reasons.add(new Reason("frozen", id + " is " + reason + "; look, then accept it")));
    if (!facts.over()) {
      // Nothing succeeds any more when the cache is gone, so that would hold for ever.
      Failures.newest(facts.attempts(), good).ifPresent(reasons::add);
    }
    return reasons;
  }

  /** Why it is taken to be dated in the future; empty when it is not. */
  private Optional<Reason> future(Held backup) {
    var now = facts.now().plus(AHEAD);
    if (backup.at().isAfter(now)) {
      return Optional.of(future("it is " + seconds(facts.now())));
    }
    return backup
        .stored()
        .filter(s -> backup.at().isAfter(s.plus(AHEAD)))
        .map(s -> future("it was written at " + seconds(s)));
  }

  private static Instant seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Reason future(String words) {
    return new Reason(
        "future", "dated in the future: " + words + "; it makes no other backup look old");
  }

  private Retained decided() {
    var keeps = keeps();
    var going = new HashSet<String>();
    for (var backup : all) {
      if (!keeps.containsKey(backup.id()) && blocked(backup).isEmpty() && copyMayGo(backup)) {
        going.add(backup.id());
      }
    }
    var explaining =
        facts.over()
            ? Map.<String, Reason>of()
            : Explained.by(dated, going, suspects.keySet(), rules.maxShrink());
    var decisions =
        all.stream()
            .map(b -> decision(b, keeps.getOrDefault(b.id(), List.of()), explaining.get(b.id())))
            .toList();
    return new Retained(facts.name(), frozen, decisions);
  }

  /** Its size is known as long as its copy is there. */
  private static boolean copyMayGo(Held backup) {
    return backup.items().stream().allMatch(i -> i.place() != Item.Place.COPY || i.ours());
  }

  private Map<String, List<Reason>> keeps() {
    var keeps = new TreeMap<String, List<Reason>>();
    if (!facts.over()) {
      Guards.of(good, rules.minRedundancy()).forEach((id, reason) -> add(keeps, id, reason));
      Wanted.of(rules, counted(good)).forEach((id, why) -> why.forEach(r -> add(keeps, id, r)));
      if (good.size() < trusted.size()) {
        var wanted = Wanted.of(rules, counted(trusted));
        good.forEach(b -> wanted.remove(b.id()));
        wanted.forEach((id, why) -> why.forEach(r -> add(keeps, id, placeless(r))));
      }
    }
    all.stream()
        .filter(Held::marked)
        .forEach(b -> add(keeps, b.id(), new Reason("marked", "marked keep")));
    return keeps;
  }

  /** What somebody keeps or does not want takes no place. */
  private static List<Held> counted(List<Held> backups) {
    return backups.stream().filter(b -> !b.marked() && b.mark() != Mark.RETIRED).toList();
  }

  private static Reason placeless(Reason reason) {
    return new Reason(reason.rule(), reason.words() + ", not proven: takes no place");
  }

  private static void add(Map<String, List<Reason>> keeps, String id, Reason reason) {
    keeps.computeIfAbsent(id, x -> new ArrayList<>()).add(reason);
  }

  /** What is in the way of taking it away. */
  private List<Reason> blocked(Held backup) {
    List<Reason> reasons = new ArrayList<>();
    if (suspect(backup)) {
      reasons.add(suspects.get(backup.id()));
    }
    backup.locked().ifPresent(words -> reasons.add(new Reason("locked", words)));
    backup.readers().forEach(r -> reasons.add(new Reason("leased", "read by " + r)));
    if (!facts.over()) {
      Optional.ofNullable(future.get(backup.id())).ifPresent(reasons::add);
      unproven(backup).ifPresent(reasons::add);
    }
    if (!frozen.isEmpty() && !suspect(backup)) {
      reasons.add(new Reason("frozen", "its lineage is frozen"));
    }
    return reasons;
  }

  private Optional<Reason> unproven(Held backup) {
    if (backup.proven()) {
      return Optional.empty();
    }
    if (good.isEmpty()) {
      return Optional.of(new Reason("none-proven", "the lineage has no proven backup"));
    }
    if (backup.mark() == Mark.RETIRED) {
      return Optional.empty();
    }
    if (backup.at().isAfter(good.get(0).at())) {
      return Optional.of(
          new Reason("unproven", "not proven, and newer than the newest proven backup"));
    }
    return backup.items().stream().anyMatch(i -> i.place().source())
        ? Optional.of(
            new Reason(
                "copy-unproven",
                "a source goes only when its copy is proven; if it is not wanted: ecdr backup"
                    + " retire "
                    + backup.id()))
        : Optional.empty();
  }

  private Decision decision(Held backup, List<Reason> keeps, Reason explains) {
    List<Reason> blocks = new ArrayList<>(blocked(backup));
    Optional.ofNullable(explains).ifPresent(blocks::add);
    if (!keeps.isEmpty()) {
      var reasons = new ArrayList<>(keeps);
      blocks.stream().filter(b -> !b.rule().equals("frozen")).forEach(reasons::add);
      return stays(backup, Decision.Verdict.KEEP, reasons);
    }
    if (!blocks.isEmpty()) {
      return stays(backup, Decision.Verdict.BLOCKED, blocks);
    }
    var why = unwanted(backup);
    var parts =
        backup.items().stream()
            .map(
                i ->
                    new Decision.Part(
                        i, i.ours(), i.stranger().map(s -> stranger(i, s)).orElse(why)))
            .toList();
    return parts.stream().anyMatch(Decision.Part::goes)
        ? new Decision(backup, Decision.Verdict.DELETE, suspect(backup), List.of(why), parts)
        : new Decision(
            backup,
            Decision.Verdict.BLOCKED,
            suspect(backup),
            parts.isEmpty()
                ? List.of(new Reason("empty", "there is nothing of it"))
                : parts.stream().map(Decision.Part::reason).toList(),
            parts);
  }

  private Decision stays(Held backup, Decision.Verdict verdict, List<Reason> reasons) {
    var first = reasons.get(0);
    var parts = backup.items().stream().map(i -> new Decision.Part(i, false, first)).toList();
    return new Decision(backup, verdict, suspect(backup), reasons, parts);
  }

  private static Reason stranger(Item item, String why) {
    return new Reason("not-ours", item.place().word() + " is not surely ours: " + why);
  }

  private Reason unwanted(Held backup) {
    if (facts.over()) {
      return new Reason("over", "its lineage is retired and its cache is gone");
    }
    return backup.mark() == Mark.RETIRED
        ? new Reason("retired", "marked retired, and no floor holds it")
        : new Reason("unwanted", "no rule keeps it");
  }
}
