package io.ecdr.plan.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ecdr.model.KeepRules;
import io.ecdr.model.Mark;
import io.ecdr.model.Proof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of every decision, said anew and without the code that decides. */
final class RetentionLaws {

  private final KeepRules rules;
  private final LineageFacts facts;
  private final Retained retained;
  private final boolean over;
  private final List<Held> good = new ArrayList<>();

  RetentionLaws(KeepRules rules, LineageFacts facts, Retained retained) {
    this.rules = rules;
    this.facts = facts;
    this.retained = retained;
    this.over = facts.retired() && facts.cache() == LineageFacts.Cache.GONE;
    var suspects = suspects(facts);
    for (var b : facts.backups()) {
      if (b.proof().ordinal() >= 3 && !ahead(facts, b) && !suspects.contains(b.id())) {
        good.add(b);
      }
    }
    good.sort(Comparator.comparing(Held::at).reversed().thenComparing(Held::id));
  }

  static Held cut(Held b, List<Item> left) {
    boolean copy = left.stream().anyMatch(i -> i.place() == Item.Place.COPY);
    return new Held(
        b.id(),
        b.at(),
        copy ? b.stored() : Optional.empty(),
        copy ? b.proof() : Proof.TAKEN,
        copy ? b.bytes() : Optional.empty(),
        b.mark(),
        b.accepted(),
        b.readers(),
        left);
  }

  private static boolean ahead(LineageFacts facts, Held b) {
    Instant bound = facts.now();
    if (b.stored().isPresent() && b.stored().get().isBefore(bound)) {
      bound = b.stored().get();
    }
    return b.at().isAfter(bound.plusSeconds(300));
  }

  private Set<String> suspects(LineageFacts of) {
    var sorted = new ArrayList<>(of.backups());
    sorted.sort(Comparator.comparing(Held::at).thenComparing(Held::id, Comparator.reverseOrder()));
    var found = new HashSet<String>();
    long before = -1;
    for (var b : sorted) {
      if (b.bytes().isEmpty() || ahead(of, b)) {
        continue;
      }
      if (before >= 0 && b.bytes().get() < before * 0.5 && !b.accepted()) {
        found.add(b.id());
      } else {
        before = b.bytes().get();
      }
    }
    return found;
  }

  void hold() {
    eachIsDecidedWithAReason();
    frozenMeansNothingGoes();
    nothingProtectedGoes();
    if (!over) {
      theBestStay();
      theRulesHold();
    }
    theTotalsAreRight();
  }

  private void eachIsDecidedWithAReason() {
    assertThat(retained.decisions()).hasSize(facts.backups().size());
    var ids = new HashSet<String>();
    for (var d : retained.decisions()) {
      ids.add(d.backup().id());
      check(!d.reasons().isEmpty(), "no reason", d);
      check(d.reasons().stream().noneMatch(r -> r.words().isBlank()), "empty reason", d);
      check(d.parts().stream().noneMatch(p -> p.reason().words().isBlank()), "empty reason", d);
      check(d.parts().size() == d.backup().items().size(), "not each part", d);
      check((d.verdict() == Decision.Verdict.DELETE) == !d.going().isEmpty(), "verdict", d);
    }
    check(ids.size() == facts.backups().size(), "not each backup", null);
  }

  private void frozenMeansNothingGoes() {
    boolean failing =
        facts.attempts().stream()
            .anyMatch(
                f ->
                    f.failed()
                        && facts.attempts().stream()
                            .noneMatch(s -> !s.failed() && s.at().isAfter(f.at()))
                        && good.stream().noneMatch(g -> g.stored().orElse(g.at()).isAfter(f.at())));
    if (!suspects(facts).isEmpty() || failing && !over) {
      check(retained.items() == 0, "frozen", null);
      check(!retained.frozen().isEmpty(), "frozen in silence", null);
    }
  }

  private void nothingProtectedGoes() {
    for (var d : retained.decisions()) {
      for (var p : d.going()) {
        check(p.item().ours(), "not ours", d);
        check(d.backup().mark() != Mark.KEEP, "marked", d);
        check(d.backup().readers().isEmpty(), "leased", d);
        check(over || !ahead(facts, d.backup()), "of the future", d);
        check(
            over
                || d.backup().mark() == Mark.RETIRED
                || p.item().place() == Item.Place.COPY
                || d.backup().proven(),
            "a source without a proven copy",
            d);
      }
    }
  }

  private void theBestStay() {
    if (good.isEmpty()) {
      check(retained.items() == 0, "nothing proven", null);
      return;
    }
    stays(good.get(0), "newest proven");
    var highest = good.stream().map(Held::proof).max(Comparator.naturalOrder()).orElseThrow();
    stays(good.stream().filter(g -> g.proof() == highest).findFirst().orElseThrow(), "best proof");
    long left = good.stream().filter(this::copyStays).count();
    check(left >= Math.min(rules.minRedundancy(), good.size()), "redundancy " + left, null);
  }

  private void theRulesHold() {
    var counted = good.stream().filter(g -> g.mark().ordinal() % 2 == 0).toList();
    counted.stream().limit(rules.last()).forEach(g -> stays(g, "keep-last"));
    var days = counted.stream().map(g -> g.at().toString().substring(0, 10)).distinct().toList();
    for (var day : days.subList(0, Math.min(days.size(), rules.daily()))) {
      check(
          counted.stream().anyMatch(g -> g.at().toString().startsWith(day) && copyStays(g)),
          "keep-daily " + day,
          null);
    }
    if (rules.within().isPresent() && !counted.isEmpty()) {
      var start = counted.get(0).at().minus(rules.within().get());
      counted.stream().filter(g -> !g.at().isBefore(start)).forEach(g -> stays(g, "keep-within"));
      counted.stream()
          .filter(g -> g.at().isBefore(start))
          .findFirst()
          .ifPresent(g -> stays(g, "the one beyond"));
    }
  }

  /** What was decided is done: deciding again finds nothing, and nothing looks shrunk by it. */
  void holdAfter(LineageFacts after, Retained again) {
    check(again.items() == 0, "a second time", null);
    if (!over) {
      var fresh = suspects(after);
      fresh.removeAll(suspects(facts));
      check(fresh.isEmpty(), "made suspects " + fresh, null);
    }
  }

  /** What is dated in the future must not be what others go for. */
  void holdWithoutFuture(Retained without) {
    var gone = new HashSet<String>();
    without.decisions().forEach(d -> d.going().forEach(p -> gone.add(p.item().name())));
    for (var d : retained.decisions()) {
      if (!ahead(facts, d.backup())) {
        d.going().forEach(p -> check(gone.contains(p.item().name()), "for the future", d));
      }
    }
  }

  LineageFacts withoutFuture() {
    return new LineageFacts(
        facts.name(),
        facts.now(),
        facts.backups().stream().filter(b -> !ahead(facts, b)).toList(),
        facts.attempts(),
        facts.cache(),
        facts.retired());
  }

  private void theTotalsAreRight() {
    int items = 0;
    long bytes = 0;
    for (var d : retained.decisions()) {
      for (var p : d.parts()) {
        items += p.goes() ? 1 : 0;
        bytes += p.goes() ? p.item().bytes() : 0;
      }
    }
    check(retained.items() == items && retained.bytes() == bytes, "totals", null);
  }

  private boolean copyStays(Held backup) {
    return retained.decisions().stream()
        .filter(d -> d.backup().id().equals(backup.id()))
        .anyMatch(d -> d.going().isEmpty());
  }

  private void stays(Held backup, String law) {
    check(copyStays(backup), law + " goes: " + backup.id(), null);
  }

  private void check(boolean holds, String law, Decision decision) {
    if (!holds) {
      fail("%s: %s%n%s%n%s%n%s", law, decision, rules, facts, retained);
    }
  }
}
