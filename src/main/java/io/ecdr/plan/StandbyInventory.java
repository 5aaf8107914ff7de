package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * All that the plan of a new standby rests on.
 *
 * @param group the primary-to-be
 * @param node one of its nodes, for engine and version
 * @param datastore the Global Datastore it belongs to; absent when it belongs to none
 * @param sameId a group that has the standby's id in its Region; absent is what is wanted
 * @param subnetGroup the named one's description; absent when it is not there; a {@code Known} of
 *     no members when none was named
 * @param ground what other services tell of the standby's Region
 * @param nodeTypes those of the nodes that the account has in the standby's Region
 * @param logins who may log in on either side
 * @param at when the survey ended
 */
public record StandbyInventory(
    AccountId account,
    ReplicationGroup group,
    Fact<CacheCluster> node,
    Fact<GlobalDatastore> datastore,
    Fact<ReplicationGroup> sameId,
    Fact<Value.Fields> subnetGroup,
    Ground ground,
    Fact<List<String>> nodeTypes,
    StandbyLogins logins,
    Instant at) {

  /** One where nobody logs in by a user group. */
  public StandbyInventory(
      AccountId account,
      ReplicationGroup group,
      Fact<CacheCluster> node,
      Fact<GlobalDatastore> datastore,
      Fact<ReplicationGroup> sameId,
      Fact<Value.Fields> subnetGroup,
      Ground ground,
      Instant at) {
    this(
        account,
        group,
        node,
        datastore,
        sameId,
        subnetGroup,
        ground,
        new Fact.Known<>(List.of(), at),
        StandbyLogins.none(at),
        at);
  }

  public StandbyInventory {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(datastore, "datastore");
    Objects.requireNonNull(sameId, "sameId");
    Objects.requireNonNull(subnetGroup, "subnetGroup");
    Objects.requireNonNull(ground, "ground");
    Objects.requireNonNull(nodeTypes, "nodeTypes");
    Objects.requireNonNull(logins, "logins");
    Objects.requireNonNull(at, "at");
  }
}
