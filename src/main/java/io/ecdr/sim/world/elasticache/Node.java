package io.ecdr.sim.world.elasticache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One node of a group, which the API calls a cache cluster. */
public final class Node {

  /** Manual snapshots of one node in a rolling day (UG:backups). Deleted ones count. */
  public static final int MANUAL_SNAPSHOTS_A_DAY = 20;

  private static final Duration DAY = Duration.ofHours(24);

  private final String id;
  private final String arn;
  private final String zone;
  private final Instant created;
  private final Life<NodeLife.State, NodeLife.On> life;
  private final List<Instant> manualSnapshots = new ArrayList<>();

  Node(String id, String arn, String zone, Instant created, History history) {
    this.id = id;
    this.arn = arn;
    this.zone = zone;
    this.created = created;
    this.life = new Life<>(arn, NodeLife.TABLE, NodeLife.State.CREATING, history);
  }

  /** Such as {@code orders-001} or {@code orders-0001-001}. */
  public String id() {
    return id;
  }

  /** Its ARN. */
  public String arn() {
    return arn;
  }

  /** Its Availability Zone. */
  public String zone() {
    return zone;
  }

  /** When it was asked for. */
  public Instant created() {
    return created;
  }

  /** Its states. */
  public Life<NodeLife.State, NodeLife.On> life() {
    return life;
  }

  void countManualSnapshot(Instant at) {
    manualSnapshots.add(at);
  }

  /** Whether its day's share of manual snapshots is used up. */
  public boolean snapshotQuotaReached(Instant now) {
    Instant since = now.minus(DAY);
    return manualSnapshots.stream().filter(at -> at.isAfter(since)).count()
        >= MANUAL_SNAPSHOTS_A_DAY;
  }
}
