package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that the plan of {@code backup automatic} rests on.
 *
 * @param node the node that automatic snapshots are taken of now, as the service tells it; cluster
 *     mode disabled only
 * @param maintenance the window of maintenance; absent when none is told
 * @param snapshots the group's, whoever made them
 */
public record AutomaticInventory(
    AccountId account,
    ReplicationGroup group,
    Optional<String> node,
    Fact<String> maintenance,
    Fact<List<Snapshot>> snapshots,
    Instant at) {

  public AutomaticInventory {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(maintenance, "maintenance");
    Objects.requireNonNull(snapshots, "snapshots");
    Objects.requireNonNull(at, "at");
  }

  /** How long they are kept now; 0 when the service tells nothing, as when there are none. */
  int days() {
    return group.snapshotRetention().orElse(0);
  }
}
