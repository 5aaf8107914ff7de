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
      deny|documented|IAM:troubleshoot_access-denied|An action is refused as to a caller whose policies lack it, in the words for identity-based ones; whoever calls is told as user operator.
      quota|documented|UG:quota-limits|Another value of one of ElastiCache's quotas, told by ListServiceQuotas; of nodes in a Region or a cluster also held to.
      partition|unsure|ours|Nothing is replicated between the two Regions and both serve; their control planes still reach each other, so a promotion stops the old primary's writes.
      partition|unsure|UG23:Redis-Global-Datastores-Console|After a promotion meanwhile the old primary follows when it ends and loses what had not been replicated.
      partition|weaker|ours|A standby that is made meanwhile still gets its first copy and is cut off from then on.
      lag|unsure|ours|Each write reaches the standby so much later, on both engines and in cluster mode too, and the metric tells it; what is under way when the standby is cut off or promoted is lost.
      lag|weaker|ours|A first copy of all keys is not held up, nor what a standby catches up with after a break.
      metric-missing|unsure|ours|GlobalDatastoreReplicationLag of that Region is neither listed nor read, old values neither.
      metric-late|unsure|ours|Its values can be read so much later than the usual one to three minutes, from now on.
      metric-gap|unsure|ours|No new values until cleared; old ones stay and age.
      metric-early|unsure|ours|New values can be read at once, not after one to three minutes, so that a rehearsal need not wait; AWS has no such thing.
      metric-dimensions|unsure|X9|New values come under the dimensions of the node, the group or the datastore; old ones stay where they are.
      roles-stay|unsure|ours|A promotion is answered with success; the datastore is modifying, then available, and the roles have not moved.
      no-primary|unsure|ours|A promotion is answered with success; afterwards no member is shown as the primary and none takes writes, until another promotion.
      views-differ|unsure|ours|What that Region tells of global datastores, and of its groups' part in them, stays as it was; actions rest on how it really is.
      promote-when-primary-dark|unsure|UG23:Redis-Global-Datastores-Console, X2|accept, refuse or stuck from now on; a promotion that waits is done as soon as it is accept.
      """;

  private FaultCoverage() {}

  /** All of it, fault by fault. */
  public static List<Covered> lines() {
    return Covered.table("faults", TABLE);
  }
}
