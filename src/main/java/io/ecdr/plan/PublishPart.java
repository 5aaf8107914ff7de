package io.ecdr.plan;

import io.ecdr.model.Publication;
import io.ecdr.model.RoleTerms;
import java.util.List;

/** What a change of roles has of publishing its endpoint: checks, and steps behind its own. */
final class PublishPart {

  private final CallMaker calls;
  private final GlobalInventory seen;
  private final RoleTerms terms;
  private final List<Publication> places;
  private final boolean emergency;

  /**
   * @param cache as it was named
   * @param emergency whether nothing about it may hold up the change
   */
  PublishPart(
      CallMaker calls, GlobalInventory seen, RoleTerms terms, String cache, boolean emergency) {
    this.calls = calls;
    this.seen = seen;
    this.terms = terms;
    this.places = terms.afterwards().publish(cache);
    this.emergency = emergency;
  }

  /** The plan with it; nothing is written where the target is the primary already. */
  Plan after(Plan plan, Step.Ladder ladder) {
    var checks = new PublishChecks(seen.to(), places, seen.published(), seen.group(), emergency);
    if (seen.already()) {
      return checks.skipped(plan, "the target is the primary already, so nothing is written");
    }
    return new PublishSteps(
            calls, seen.to(), seen.target().id(), places, seen.published(), terms.timeout())
        .after(checks.on(plan), ladder.id());
  }
}
