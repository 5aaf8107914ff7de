package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.fault.GlobalFault;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupInfo;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupMember;

/**
 * What each Region knows of global datastores. A Region whose API or nodes are dark hears of
 * changes only some time after it has returned ({@code global-view}), so its answers are stale
 * until then. So are those of a Region whose view was made to stay behind.
 */
final class GlobalViews {

  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final Surroundings in;
  private final Transitions transitions;
  private final DataPlane dataPlane;

  GlobalViews(Surroundings in, Transitions transitions, DataPlane dataPlane) {
    this.in = in;
    this.transitions = transitions;
    this.dataPlane = dataPlane;
  }

  /** Whether neither the Region's API nor its nodes are dark. */
  boolean reachable(String region) {
    return !dataPlane.isDark(region) && !in.faults().dark(region, "elasticache", in.time().now());
  }

  private boolean hears(String region) {
    return reachable(region)
        && in.faults()
            .find(
                GlobalFault.InRegion.class,
                fault -> fault.is(GlobalFault.Trouble.VIEWS_DIFFER, region))
            .isEmpty();
  }

  /** Does something now, or when the Region has returned. */
  void when(String region, Runnable then) {
    if (reachable(region)) {
      then.run();
    } else {
      in.time().after(ASK_AGAIN, () -> in.locked().execute(() -> when(region, then)));
    }
  }

  /** Tells every Region concerned how the datastore is now. */
  void publish(GlobalGroup datastore, Estate of, Estates estates) {
    for (String region : datastore.told()) {
      var estate = estates.of(of.account(), region);
      if (hears(region)) {
        see(datastore, estate);
      } else {
        hearLater(datastore, estate);
      }
    }
  }

  private void hearLater(GlobalGroup datastore, Estate estate) {
    String region = estate.region();
    if (hears(region)) {
      transitions.begin(region, Work.GLOBAL_VIEW, 0, () -> see(datastore, estate));
    } else {
      in.time().after(ASK_AGAIN, () -> in.locked().execute(() -> hearLater(datastore, estate)));
    }
  }

  private static void see(GlobalGroup datastore, Estate estate) {
    boolean gone = datastore.life().is(GlobalLife.State.DELETED);
    boolean here =
        datastore.members().stream().anyMatch(one -> one.region().equals(estate.region()));
    if (gone || !here) {
      estate.globals().remove(datastore.id());
    } else {
      estate.globals().put(datastore.id(), datastore.describe());
    }
    estate.groups().values().forEach(group -> group.global(info(estate, group, datastore)));
  }

  private static Optional<GlobalReplicationGroupInfo> info(
      Estate estate, Group group, GlobalGroup changed) {
    GlobalReplicationGroup seen = estate.globals().get(changed.id());
    boolean others =
        group.global().filter(i -> !i.globalReplicationGroupId().equals(changed.id())).isPresent();
    if (others) {
      return group.global();
    }
    if (seen == null) {
      return Optional.empty();
    }
    return seen.members().stream()
        .filter(one -> one.replicationGroupRegion().equals(estate.region()))
        .filter(one -> one.replicationGroupId().equals(group.id()))
        .findFirst()
        .map(one -> info(changed.id(), one));
  }

  private static GlobalReplicationGroupInfo info(String id, GlobalReplicationGroupMember member) {
    return GlobalReplicationGroupInfo.builder()
        .globalReplicationGroupId(id)
        .globalReplicationGroupMemberRole(member.role())
        .build();
  }
}
