package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.Replication;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.fault.GlobalFault;
import io.ecdr.sim.fault.GlobalFault.Late;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The ways between the Regions of global datastores, as the faults in force leave them. Only
 * changes reach the engine, so that one fault's end does not mend what another has broken.
 */
final class Links {

  private static final State WHOLE = new State(false, Duration.ZERO);

  private final Surroundings in;
  private final Supplier<List<GlobalGroup>> all;
  private Map<Replication, State> troubled = Map.of();

  private record State(boolean cut, Duration late) {}

  Links(Surroundings in, Supplier<List<GlobalGroup>> all) {
    this.in = in;
    this.all = all;
    in.faults().onChange(() -> in.locked().execute(this::update));
  }

  /** Whether nothing gets from the datastore's primary to a member. */
  boolean parted(GlobalGroup datastore, GlobalGroup.Member member) {
    String from = datastore.primary().region();
    return in.faults()
        .find(GlobalFault.Partition.class, fault -> fault.parts(from, member.region()))
        .isPresent();
  }

  private Duration late(GlobalGroup.Member member) {
    return in.faults()
        .find(GlobalFault.LateInRegion.class, fault -> fault.is(Late.LAG, member.region()))
        .map(GlobalFault.LateInRegion::by)
        .orElse(Duration.ZERO);
  }

  /** Cuts and delays what is in trouble now, and mends what is no longer. */
  void update() {
    var now = new LinkedHashMap<Replication, State>();
    for (var datastore : all.get()) {
      for (var member : datastore.members()) {
        var state = new State(parted(datastore, member), late(member));
        if (!member.primary() && !state.equals(WHOLE)) {
          member
              .group()
              .running()
              .map(RunningGroup::replication)
              .ifPresent(replication -> now.put(replication, state));
        }
      }
    }
    var before = troubled;
    troubled = now;
    before.forEach((one, was) -> change(one, was, now.getOrDefault(one, WHOLE)));
    now.keySet().stream()
        .filter(one -> !before.containsKey(one))
        .forEach(one -> change(one, WHOLE, now.get(one)));
  }

  private static void change(Replication one, State was, State is) {
    if (!was.late().equals(is.late())) {
      one.delay(is.late());
    }
    if (was.cut() && !is.cut()) {
      one.restore();
    } else if (is.cut() && !was.cut()) {
      one.cut();
    }
  }
}
