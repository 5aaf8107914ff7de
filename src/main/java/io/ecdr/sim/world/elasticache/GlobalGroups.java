package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.Replication;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.fault.GlobalFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes, changes and ends global datastores. Callers have checked that it may be. What waits for a
 * dark Region asks again every second.
 */
public final class GlobalGroups {

  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final Surroundings in;
  private final History history;
  private final Transitions transitions;
  private final Groups groups;
  private final GlobalViews views;
  private final Estates estates;
  private final LagMetric lag;
  private final Links links;
  private final List<GlobalGroup> all = new ArrayList<>();

  GlobalGroups(
      Surroundings in,
      History history,
      Transitions transitions,
      Groups groups,
      DataPlane dataPlane,
      Estates estates) {
    this.in = in;
    this.history = history;
    this.transitions = transitions;
    this.groups = groups;
    this.views = new GlobalViews(in, transitions, dataPlane);
    this.estates = estates;
    this.links = new Links(in, () -> List.copyOf(all));
    this.lag = new LagMetric(in, transitions, views, () -> List.copyOf(all));
  }

  /** An account's datastore of that id in any case, wherever its members are. */
  public Optional<GlobalGroup> find(String account, String id) {
    String wanted = Names.lower(id);
    return all.stream()
        .filter(one -> one.id().equals(wanted))
        .filter(one -> one.primary().group().estate().account().equals(account))
        .findFirst();
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
    return in.faults()
        .find(GlobalFault.PromoteWhenPrimaryDark.class, fault -> true)
        .map(fault -> Options.DarkPrimary.valueOf(fault.choice().toUpperCase(Locale.ROOT)))
        .orElse(in.options().promoteWhenPrimaryDark());
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
    } else {
      datastore.leave(member);
    }
    datastore.settled();
    publish(datastore);
  }

  /**
   * Promotes a member. The old primary takes no more writes, if it can be reached; the roles move
   * when the promoted one takes them; all others follow it then, each when its Region can be
   * reached.
   */
  public void promote(GlobalGroup datastore, GlobalGroup.Member target) {
    datastore.life().on(GlobalLife.On.MODIFY);
    datastore.promoting(target);
    var old = datastore.primary();
    var held = new ArrayList<Runnable>(List.of(groups.hold(target.group())));
    if (views.reachable(old.region())) {
      held.add(groups.hold(old.group()));
      replication(old).refuseWrites();
    }
    publish(datastore);
    Runnable settle = () -> held.forEach(Runnable::run);
    transitions.begin(
        target.region(), Work.PROMOTE, 0, () -> takeOver(datastore, target, old, settle));
  }

  private void takeOver(
      GlobalGroup datastore, GlobalGroup.Member target, GlobalGroup.Member old, Runnable settle) {
    if (datastore.promoting().filter(target::equals).isEmpty()) {
      settle.run();
      if (old.primary()) {
        views.when(old.region(), () -> replication(old).promote());
      }
      return;
    }
    boolean may =
        views.reachable(old.region()) || promoteWhenPrimaryDark() == Options.DarkPrimary.ACCEPT;
    if (!may || !views.reachable(target.region())) {
      in.time()
          .after(
              ASK_AGAIN, () -> in.locked().execute(() -> takeOver(datastore, target, old, settle)));
      return;
    }
    transitions.afterEngine(
        target.region(),
        Work.PROMOTE,
        replication(target).promote(),
        (done, error) -> promoted(datastore, target, error, settle));
  }

  private void promoted(
      GlobalGroup datastore, GlobalGroup.Member target, Throwable error, Runnable settle) {
    settle.run();
    if (error != null) {
      history.addBroken("promotion of " + target.group().arn() + ": " + error);
      datastore.promoting(null);
    } else {
      datastore.promoted(target);
    }
    datastore.settled();
    publish(datastore);
    for (var member : datastore.members()) {
      if (!member.primary() && member.group().running().isPresent()) {
        follow(datastore, member);
      }
    }
  }

  /** When its Region can be reached again; its own unreplicated writes end then. */
  private void follow(GlobalGroup datastore, GlobalGroup.Member member) {
    if (!datastore.has(member) || member.primary()) {
      return;
    }
    if (!views.reachable(member.region()) || links.parted(datastore, member)) {
      in.time().after(ASK_AGAIN, () -> in.locked().execute(() -> follow(datastore, member)));
      return;
    }
    var settle = groups.hold(member.group());
    transitions.begin(
        member.region(),
        Work.RESYNC,
        member.group().usedBytes(),
        replication(member).follow(replication(datastore.primary())),
        (done, error) -> settle.run());
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

  private static Replication replication(GlobalGroup.Member member) {
    return member.group().running().map(RunningGroup::replication).orElseThrow();
  }
}
