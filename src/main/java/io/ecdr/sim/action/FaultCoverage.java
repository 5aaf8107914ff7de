package io.ecdr.sim.action;

import java.util.List;

/**
 * What the faults on demand do to the simulated services. AWS's texts hardly tell of such days:
 * what is marked ours is a choice of the simulator, not a behaviour of AWS.
 */
public final class FaultCoverage {

  /** Columns: topic, how sure, source, behaviour. */
  private static final String TABLE =
      """
      partition|unsure|ours|Nothing is replicated between the two Regions and both serve; their control planes still reach each other, so a promotion stops the old primary's writes.
      partition|unsure|UG23:Redis-Global-Datastores-Console|After a promotion meanwhile the old primary follows when it ends and loses what had not been replicated.
      partition|weaker|ours|A standby that is made meanwhile still gets its first copy and is cut off from then on.
      promote-when-primary-dark|unsure|UG23:Redis-Global-Datastores-Console, X2|accept, refuse or stuck from now on; a promotion that waits is done as soon as it is accept.
      """;

  private FaultCoverage() {}

  /** All of it, fault by fault. */
  public static List<Covered> lines() {
    return Covered.table("faults", TABLE);
  }
}
