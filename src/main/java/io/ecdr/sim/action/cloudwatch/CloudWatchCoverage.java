package io.ecdr.sim.action.cloudwatch;

import io.ecdr.sim.action.Covered;
import java.util.List;

/** What the simulated CloudWatch does, what that rests on, and where it is weaker. */
public final class CloudWatchCoverage {

  /** Columns: topic, how sure, source, behaviour. */
  private static final String TABLE =
      """
      ListMetrics|documented|UG23:Redis-Global-Datastores-Console|Of AWS/ElastiCache only GlobalDatastoreReplicationLag, in the secondary's Region, once there is a value to read.
      ListMetrics|unsure|X9|Its dimensions are those of the secondary's first node unless the simulator was told otherwise.
      ListMetrics|weaker|ours|One page; linked accounts are not simulated.
      GetMetricData|documented|UG:CacheMetrics.Redis|Seconds, one value a minute and one when a standby is there, of the worst shard.
      GetMetricData|unsure|ours|Values can be read one to three minutes late, so the first of a new standby or after a role change is awaited up to three minutes; there are none while one of the two Regions is dark.
      GetMetricData|weaker|ours|No expressions and no percentiles; values of the last three hours in one page.
      """;

  private CloudWatchCoverage() {}

  /** All of it, action by action. */
  public static List<Covered> lines() {
    return Covered.table("monitoring", TABLE);
  }
}
