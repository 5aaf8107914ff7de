package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.Replication;
import io.ecdr.sim.engine.RunningGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes, changes and ends global datastores. Callers have checked that it may be. */
public final class GlobalGroups {

  private final History history;
  private final Transitions transitions;
  private final Groups groups;
  private final GlobalViews views;
  private final Estates estates;
  private final LagMetric lag;
  private final Links links;
  private final Promotions promotions;
  private final List<GlobalGroup> all = new ArrayList<>();

  GlobalGroups(
      Surroundings in,
      History history,
      Transitions transitions,
      Groups groups,
      DataPlane dataPlane,
      Estates estates) {
    this.history = history;
    this.transitions = transitions;
    this.groups = groups;
    this.views = new GlobalViews(in, transitions, dataPlane);
    this.estates = estates;
    this.links = new Links(in, () -> List.copyOf(all));
    this.lag = new LagMetric(in, transitions, views, () -> List.copyOf(all));
    this.promotions =
        new Promotions(in, history, transitions, groups, views, links, lag, this::publish);
  }

  /** An account's datastore of that id in any case, wherever its members are. */
  public Optional<GlobalGroup> find(String account, String id) {
    String wanted = Names.lower(id);
    return all.stream()
        .filter(one -> one.id().equals(wanted))
        .filter(one -> one.primary().group().estate().account().equals(account))
        .findFirst();
  }

  /** The ids of all there are. */
  public List<String> ids() {
    return all.stream().map(GlobalGroup::id).toList();
  }

  /** The datastore that a group belongs to, whatever its Region knows. */
  public Optional<GlobalGroup> of(Group group) {
    return all.stream()
        .filter(one -> one.members().stream().anyMatch(member -> member.group() == group))
        .findFirst();
  }

  /** Whether neither the Region's API nor its nodes are dark. */
  public boolean reachable(String region) {
    return views.reachable(region);
  }

  /** What a promotion does while the primary Region is dark, as told last. */
  public Options.DarkPrimary promoteWhenPrimaryDark() {
    return promotions.whenPrimaryDark();
  }

  /** Makes one around a group: {@code creating}, later {@code primary-only}. */
  public GlobalGroup create(String id, String description, Group primary) {
    var estate = primary.estate();
    String arn = Arns.of("", estate.account(), "globalreplicationgroup", id);
    var datastore = new GlobalGroup(id, arn, description, primary, history);
    all.add(datastore);
    var settle = groups.hold(primary);
    publish(datastore);
    transitions.begin(
        estate.region(),
        Work.CREATE_GLOBAL,
        0,
        () -> {
          settle.run();
          // Forced off while it is a member (UG:Redis-Global-Datastores-Getting-Started).
          primary.describe(
              about -> about.toBuilder().autoMinorVersionUpgrade(false).build(),
              nodes -> nodes.toBuilder().autoMinorVersionUpgrade(false).build());
          datastore.primary().status("associated");
          datastore.life().on(GlobalLife.On.CREATED);
          publish(datastore);
          lag.begin();
        });
    return datastore;
  }

  /** Makes a group that follows the datastore's primary; {@code modifying} meanwhile. */
  public Group join(GlobalGroup datastore, Estate estate, NewGroup asked) {
    datastore.life().on(GlobalLife.On.MODIFY);
    var primary = datastore.primary().group();
    var running = primary.running().orElseThrow();
    var member = new GlobalGroup.Member[1];
    var group =
        groups.create(
            estate,
            asked,
            Optional.of(running.replication()),
            created -> joined(datastore, member[0], created));
    member[0] = datastore.join(group);
    publish(datastore);
    return group;
  }

  private void joined(GlobalGroup datastore, GlobalGroup.Member member, boolean created) {
    if (created) {
      member.status("associated");
      lag.measure(datastore, member);
    } else {
      datastore.leave(member);
    }
    datastore.settled();
    publish(datastore);
  }

  /** Promotes a member, see {@link Promotions}. */
  public void promote(GlobalGroup datastore, GlobalGroup.Member target) {
    promotions.begin(datastore, target);
  }

  /**
   * Parts a secondary from the datastore: it takes writes, alone. A promotion that is waiting for a
   * dark Region is given up.
   */
  public void disassociate(GlobalGroup datastore, GlobalGroup.Member member) {
    if (datastore.promoting().isEmpty()) {
      datastore.life().on(GlobalLife.On.MODIFY);
    }
    datastore.promoting(null);
    member.status("disassociating");
    var settle = groups.hold(member.group());
    publish(datastore);
    transitions.begin(
        member.region(),
        Work.DISASSOCIATE,
        0,
        () -> views.when(member.region(), () -> part(datastore, member, settle)));
  }

  private void part(GlobalGroup datastore, GlobalGroup.Member member, Runnable settle) {
    transitions.afterEngine(
        member.region(),
        Work.DISASSOCIATE,
        replication(member).promote(),
        (done, error) -> {
          settle.run();
          datastore.leave(member);
          datastore.settled();
          publish(datastore);
        });
  }

  /** Ends a datastore that has only its primary, which stays. */
  public void delete(GlobalGroup datastore) {
    datastore.life().on(GlobalLife.On.DELETE);
    publish(datastore);
    transitions.begin(
        datastore.primary().region(),
        Work.DELETE_GLOBAL,
        0,
        () -> {
          datastore.life().on(GlobalLife.On.GONE);
          all.remove(datastore);
          publish(datastore);
        });
  }

  private void publish(GlobalGroup datastore) {
    links.update();
    views.publish(datastore, datastore.primary().group().estate(), estates);
  }

  static Replication replication(GlobalGroup.Member member) {
    return member.group().running().map(RunningGroup::replication).orElseThrow();
  }
}
