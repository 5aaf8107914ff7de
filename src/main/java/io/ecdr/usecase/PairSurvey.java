package io.ecdr.usecase;

import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Trouble;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.GlobalInventory;
import io.ecdr.plan.SwitchoverFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads what a planned change of roles looks at beside the roles, of both members, in one round:
 * windows and service updates, the primary's snapshots, and where there are user groups, them and
 * all users of the Region.
 */
final class PairSurvey {

  private final Gather gather;
  private final SideCalls calls;
  private final CallMaker maker;
  private final GroupCalls groups;

  PairSurvey(Surveyor surveyor) {
    this.gather = surveyor.gather();
    this.maker = surveyor.maker();
    this.groups = new GroupCalls(maker);
    this.calls = new SideCalls(maker, groups);
  }

  /** The inventory with it; the same where the target is the primary already. */
  GlobalInventory beside(GlobalInventory seen) {
    return beside(seen, false);
  }

  /**
   * The same.
   *
   * @param users whether the primary's users are to be changed, so that it matters who else's they
   *     are
   */
  GlobalInventory beside(GlobalInventory seen, boolean users) {
    if (seen.already()) {
      return seen;
    }
    var target = seen.group();
    var primary = seen.otherGroup();
    List<Call> all = new ArrayList<>(calls.of(target));
    all.addAll(calls.of(primary));
    primary.value().ifPresent(group -> all.addAll(groups.snapshots(group)));
    var others = primary.value().filter(group -> users).map(group -> new UserCalls(maker, group));
    others.ifPresent(each -> each.all().stream().filter(c -> !all.contains(c)).forEach(all::add));
    var reads = gather.read(all, gather.deadline());
    return seen.beside(
        new SwitchoverFacts(
            side(target, reads),
            side(primary, reads),
            primary
                .value()
                .map(group -> groups.snapshotsOf(group, reads))
                .orElseGet(() -> unread(primary)),
            others.map(each -> each.elsewhere(reads)).orElseGet(TreeMap::new)));
  }

  private SwitchoverFacts.Side side(Fact<ReplicationGroup> fact, Reads reads) {
    return fact.value()
        .map(
            group ->
                new SwitchoverFacts.Side(
                    calls.access(group, reads),
                    calls.maintenance(group, reads),
                    calls.updates(group, reads)))
        .orElseGet(() -> new SwitchoverFacts.Side(unread(fact), unread(fact), unread(fact)));
  }

  private <T> Fact<T> unread(Fact<ReplicationGroup> group) {
    return new Fact.Unknown<>(
        group.unknown().map(u -> u.trouble()).orElse(Trouble.ODD),
        group.unknown().map(u -> u.why()).orElse("a member's group is not told by its own Region"),
        gather.now());
  }
}
