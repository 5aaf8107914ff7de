package io.ecdr.sim.world.elasticache;

import static io.ecdr.sim.world.elasticache.GlobalGroups.replication;

import io.ecdr.sim.fault.GlobalFault;
import io.ecdr.sim.fault.GlobalFault.Sham;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Moves the role of the primary from one Region to another. What waits for a dark Region asks again
 * every second.
 */
final class Promotions {

  private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

  private final Surroundings in;
  private final History history;
  private final Transitions transitions;
  private final Groups groups;
  private final GlobalViews views;
  private final Links links;
  private final LagMetric lag;
  private final Consumer<GlobalGroup> publish;

  Promotions(
      Surroundings in,
      History history,
      Transitions transitions,
      Groups groups,
      GlobalViews views,
      Links links,
      LagMetric lag,
      Consumer<GlobalGroup> publish) {
    this.in = in;
    this.history = history;
    this.transitions = transitions;
    this.groups = groups;
    this.views = views;
    this.links = links;
    this.lag = lag;
    this.publish = publish;
  }

  /** What a promotion does while the primary Region is dark, as told last. */
  Options.DarkPrimary whenPrimaryDark() {
    return in.faults()
        .find(GlobalFault.PromoteWhenPrimaryDark.class, fault -> true)
        .map(fault -> Options.DarkPrimary.valueOf(fault.choice().toUpperCase(Locale.ROOT)))
        .orElse(in.options().promoteWhenPrimaryDark());
  }

  private boolean sham(Sham sham, GlobalGroup datastore) {
    return in.faults()
        .find(GlobalFault.ShamPromotion.class, fault -> fault.is(sham, datastore.id()))
        .isPresent();
  }

  /** Takes its time and changes nothing. */
  private void pretend(GlobalGroup datastore, GlobalGroup.Member target) {
    datastore.life().on(GlobalLife.On.MODIFY);
    var settle = groups.hold(target.group());
    publish.accept(datastore);
    transitions.begin(
        target.region(),
        Work.PROMOTE,
        0,
        () -> {
          settle.run();
          datastore.settled();
          publish.accept(datastore);
        });
  }

  /**
   * Promotes a member. The old primary takes no more writes, if it can be reached; the roles move
   * when the promoted one takes them; all others follow it then, each when its Region can be
   * reached.
   */
  void begin(GlobalGroup datastore, GlobalGroup.Member target) {
    if (sham(Sham.ROLES_STAY, datastore)) {
      pretend(datastore, target);
      return;
    }
    datastore.life().on(GlobalLife.On.MODIFY);
    datastore.promoting(target);
    var old = datastore.primary();
    var held = new ArrayList<Runnable>(List.of(groups.hold(target.group())));
    if (old != target && views.reachable(old.region())) {
      held.add(groups.hold(old.group()));
      replication(old).refuseWrites();
    }
    publish.accept(datastore);
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
    boolean may = views.reachable(old.region()) || whenPrimaryDark() == Options.DarkPrimary.ACCEPT;
    if (!may || !views.reachable(target.region())) {
      in.time()
          .after(
              ASK_AGAIN, () -> in.locked().execute(() -> takeOver(datastore, target, old, settle)));
      return;
    }
    if (sham(Sham.NO_PRIMARY, datastore)) {
      settle.run();
      datastore.headless();
      datastore.settled();
      publish.accept(datastore);
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
    publish.accept(datastore);
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
        (done, error) -> {
          settle.run();
          lag.measure(datastore, member);
        });
  }
}
