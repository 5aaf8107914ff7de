package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.Replication;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.fault.GlobalFault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The ways between the Regions of global datastores, as the faults in force leave them. Only
 * changes reach the engine, so that one fault's end does not mend what another has broken.
 */
final class Links {

  private final Surroundings in;
  private final Supplier<List<GlobalGroup>> all;
  private Set<Replication> cut = Set.of();

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

  /** Cuts what is parted now, and joins what is no longer. */
  void update() {
    var wanted = new LinkedHashSet<Replication>();
    for (var datastore : all.get()) {
      for (var member : datastore.members()) {
        if (!member.primary() && parted(datastore, member)) {
          member.group().running().map(RunningGroup::replication).ifPresent(wanted::add);
        }
      }
    }
    var before = cut;
    cut = wanted;
    wanted.stream().filter(one -> !before.contains(one)).forEach(Replication::cut);
    before.stream().filter(one -> !wanted.contains(one)).forEach(Replication::restore);
  }
}
