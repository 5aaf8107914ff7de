package io.ecdr.plan.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ecdr.model.KeepRules;
import io.ecdr.model.Proof;
import io.ecdr.plan.retention.Kinship.Tie;
import io.ecdr.plan.retention.LineageFacts.Cache;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** 6,000 families by chance: restores, role changes, detaches, deletions in between. */
class RandomFamiliesTest {

  private static final int FAMILIES = 6_000;

  private final Map<String, LineageFacts> facts = new TreeMap<>();
  private final Map<String, String> datastores = new TreeMap<>();
  private final List<Tie> ties = new ArrayList<>();
  private long gone;
  private long joined;
  private long frozenByOthers;

  @Test
  void neverTakesTheLastGoodCopyOfAnyCache() {
    for (long seed = 1; seed <= FAMILIES; seed++) {
      try {
        family(new Random(seed * 0x9E3779B97F4A7C15L));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    assertThat(gone).isGreaterThan(FAMILIES / 2);
    assertThat(joined).isGreaterThan(FAMILIES / 4);
    assertThat(frozenByOthers).isGreaterThan(FAMILIES / 20);
  }

  private void family(Random chance) {
    facts.clear();
    datastores.clear();
    ties.clear();
    int count = 2 + chance.nextInt(3);
    var rules = new RandomLineage(new Random(chance.nextLong())).rules();
    for (int i = 0; i < count; i++) {
      var one = new RandomLineage(new Random(chance.nextLong()), "c" + i);
      int events = chance.nextInt(8);
      for (int e = 0; e < events; e++) {
        one.live();
      }
      facts.put("c" + i, one.facts("c" + i, Cache.values()[chance.nextInt(3)]));
    }
    for (int i = 1; i < count; i++) {
      tie(chance, "c" + chance.nextInt(i), "c" + i);
    }
    if (chance.nextInt(5) == 0) {
      tie(chance, "c" + (count - 1), "c0");
    }
    var kinship = new Kinship(caches(), datastores, ties);
    var decided = Families.decide(rules, kinship, facts.values());

    assertThat(decided.keySet()).isEqualTo(facts.keySet());
    decided.forEach(
        (cache, retained) ->
            assertThat(retained.decisions())
                .hasSize(facts.get(cache).backups().size())
                .allMatch(d -> d.backup().id().startsWith(cache)));
    lines(rules, kinship, decided);
    frozen(kinship, decided);
    facts.keySet().forEach(cache -> itsNewestStays(cache, decided));
    decided.values().forEach(r -> gone += r.items());
  }

  private void tie(Random chance, String from, String to) {
    int how = chance.nextInt(10);
    if (how < 4) {
      ties.add(new Tie(from, to, true, how > 0));
    } else if (how < 8) {
      ties.add(new Tie(from, "gds", false, true));
      ties.add(new Tie(to, "gds", false, true));
      if (how < 6) {
        datastores.put(from, "gds");
        datastores.put(to, "gds");
      }
    }
  }

  private Map<String, Cache> caches() {
    var all = new TreeMap<String, Cache>();
    facts.forEach((name, f) -> all.put(name, f.cache()));
    return all;
  }

  /** All that holds of a lineage holds of each line. */
  private void lines(KeepRules rules, Kinship kinship, Map<String, Retained> decided) {
    for (var cache : facts.keySet()) {
      var line = kinship.line(cache);
      check(line.contains(cache), "a line without its cache", cache);
      line.forEach(other -> check(kinship.line(other).equals(line), "no one line", cache));
      var together = Families.joined(line.stream().map(facts::get).toList());
      List<Decision> all = new ArrayList<>();
      line.forEach(other -> all.addAll(decided.get(other).decisions()));
      boolean fromOutside =
          Retention.decide(rules, together).frozen().size() != decided.get(cache).frozen().size();
      frozenByOthers += fromOutside ? 1 : 0;
      if (!fromOutside) {
        new RetentionLaws(rules, together, new Retained("line", decided.get(cache).frozen(), all))
            .hold();
      }
      joined += line.size() > 1 ? 1 : 0;
    }
  }

  private void frozen(Kinship kinship, Map<String, Retained> decided) {
    for (var cache : facts.keySet()) {
      if (!decided.get(cache).frozen().isEmpty()) {
        check(decided.get(cache).items() == 0, "goes although frozen", cache);
        boolean there =
            kinship.line(cache).stream().anyMatch(c -> facts.get(c).cache() != Cache.GONE);
        for (var other : kinship.family(cache)) {
          boolean over = facts.get(other).over() && kinship.line(other).size() == 1;
          check(!there || over || decided.get(other).items() == 0, "its family goes", other);
        }
      }
    }
  }

  /**
   * Its newest good backup stays, or a newer good one of what it goes on from, or of what surely
   * goes on from it now that it is gone.
   */
  private void itsNewestStays(String cache, Map<String, Retained> decided) {
    var mine = facts.get(cache);
    if (mine.retired()) {
      return;
    }
    var newest =
        mine.backups().stream()
            .filter(b -> good(mine, b))
            .max(Comparator.comparing(Held::at).thenComparing(Held::id, Comparator.reverseOrder()));
    if (newest.isEmpty() || stays(decided.get(cache), newest.get())) {
      return;
    }
    for (var other : standIns(cache)) {
      for (var b : facts.get(other).backups()) {
        if (!b.at().isBefore(newest.get().at())
            && b.proof().compareTo(Proof.CHECKED) >= 0
            && stays(decided.get(other), b)) {
          return;
        }
      }
    }
    fail("the newest of %s goes: %s%n%s%n%s%n%s", cache, newest, facts, ties, decided);
  }

  private static boolean good(LineageFacts of, Held b) {
    return b.proof().compareTo(Proof.CHECKED) >= 0
        && !b.at().isAfter(of.now().plusSeconds(300))
        && b.stored().map(s -> !b.at().isAfter(s.plusSeconds(300))).orElse(true);
  }

  private static boolean stays(Retained retained, Held b) {
    return retained.decisions().stream()
        .anyMatch(d -> d.backup().id().equals(b.id()) && d.going().isEmpty());
  }

  /** A live cache is stood in for by its datastore and its past; a gone one by what follows too. */
  private Set<String> standIns(String cache) {
    var all = new HashSet<>(Set.of(cache));
    var open = new ArrayDeque<>(List.of(cache));
    boolean there = facts.get(cache).cache() != Cache.GONE;
    while (!open.isEmpty()) {
      var name = open.poll();
      for (var t : ties) {
        if (t.sure() && t.to().equals(name) && all.add(t.from())) {
          open.add(t.from());
        }
        if (t.sure() && t.from().equals(name) && (!there || !t.directed()) && all.add(t.to())) {
          open.add(t.to());
        }
      }
    }
    all.retainAll(facts.keySet());
    all.removeIf(
        c ->
            there
                && !c.equals(cache)
                && facts.get(c).cache() != Cache.GONE
                && (datastores.get(c) == null || !datastores.get(c).equals(datastores.get(cache))));
    return all;
  }

  private void check(boolean holds, String law, String cache) {
    if (!holds) {
      fail("%s: %s%n%s%n%s%n%s", law, cache, facts, ties, datastores);
    }
  }
}
