package io.ecdr.plan.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** 100,000 lives of lineages by chance: failures, shrinks, losses, role changes, skewed clocks. */
class RandomRetentionTest {

  private static final int LIVES = 100_000;
  private static final int MOST_EVENTS = 16;

  private final TreeSet<String> rulesSeen = new TreeSet<>();
  private long decided;
  private long gone;

  @Test
  void neverTakesWhatMustStay() {
    for (long seed = 1; seed <= LIVES; seed++) {
      try {
        life(new Random(seed * 0x9E3779B97F4A7C15L));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }

    // A rule that never speaks, or a life in which nothing ever goes, would prove nothing.
    assertThat(rulesSeen)
        .contains(
            "best-proof",
            "copy-unproven",
            "explains",
            "failing",
            "frozen",
            "future",
            "keep-daily",
            "keep-hourly",
            "keep-last",
            "keep-monthly",
            "keep-weekly",
            "keep-within",
            "keep-yearly",
            "last-written",
            "leased",
            "marked",
            "min-redundancy",
            "newest-proven",
            "none-proven",
            "not-ours",
            "over",
            "retired",
            "suspect",
            "unproven",
            "unwanted");
    assertThat(gone).isGreaterThan(LIVES);
    assertThat(decided).isGreaterThan(4L * LIVES);
  }

  private void life(Random chance) {
    var lineage = new RandomLineage(chance);
    int events = 3 + chance.nextInt(MOST_EVENTS);
    for (int i = 0; i < events; i++) {
      lineage.live();
      if (i == events - 1 || chance.nextInt(10) == 0) {
        prune(lineage);
      }
    }
  }

  private void prune(RandomLineage lineage) {
    var rules = lineage.rules();
    var facts = lineage.facts();
    var retained = Retention.decide(rules, facts);
    var laws = new RetentionLaws(rules, facts, retained);
    laws.hold();
    var dated = laws.withoutFuture();
    if (dated.backups().size() < facts.backups().size()) {
      laws.holdWithoutFuture(Retention.decide(rules, dated));
    }
    lineage.apply(retained);
    laws.holdAfter(lineage.facts(), Retention.decide(rules, lineage.facts()));
    retained.decisions().forEach(d -> d.reasons().forEach(reason -> rulesSeen.add(reason.rule())));
    retained.decisions().forEach(d -> d.parts().forEach(p -> rulesSeen.add(p.reason().rule())));
    retained.frozen().forEach(reason -> rulesSeen.add(reason.rule()));
    decided += retained.decisions().size();
    gone += retained.items();
  }
}
