package io.ecdr.plan.assess;

import java.util.List;

/** Assesses one cache by all rules. */
public final class Assessor {

  private static final List<Advice> RULES =
      List.of(
          new Unprotected(),
          new OneRegion(),
          new NothingNewAutomatic(),
          new StandbyOut(),
          new AutomaticOff(),
          new WindowsOverlap(),
          new ReservedMemory(),
          new NoReplica(),
          new FailoverOff(),
          new MultiAzOff(),
          new TlsOff(),
          new AuthOff(),
          new AtRestOff(),
          new AuthToken(),
          new NotAvailable(),
          new SameAccountUnlocked(),
          new Untold());

  private Assessor() {}

  /** What protects it, what could, and what would be better. */
  public static Assessment of(CacheFacts cache) {
    var protection = new Protection(cache, new Rater(cache).all(), new BlastRadius(cache).all());
    return new Assessment(
        protection, RULES.stream().flatMap(rule -> rule.on(protection).stream()).toList());
  }
}
