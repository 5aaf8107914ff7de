package io.ecdr.plan;

import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.Optional;

/**
 * More replicas for the new primary: it takes all the load now. Members of a Global Datastore may
 * have them each by itself, by this call and not by {@code ModifyReplicationGroup} (facts page, 6.3
 * and 6.8; seen: {@code TFPR#20111}).
 */
final class ReplicasAfter implements FollowSteps.Follow {

  private final CallMaker calls;
  private final GlobalInventory seen;
  private final Optional<Integer> wanted;
  private final Optional<Duration> timeout;

  ReplicasAfter(
      CallMaker calls, GlobalInventory seen, Optional<Integer> wanted, Optional<Duration> timeout) {
    this.calls = calls;
    this.seen = seen;
    this.wanted = wanted;
    this.timeout = timeout;
  }

  @Override
  public void check(Checklist list) {
    if (wanted.isEmpty()) {
      return;
    }
    var ask = list.ask("replicas-after", "The new primary gets replicas", "--replicas-after");
    if (seen.already()) {
      ask.skipped("the target is the primary already, so nothing follows");
      return;
    }
    var now = fewest();
    if (now.isEmpty()) {
      ask.warn("how many it has cannot be read", "they are added if it then has fewer");
    } else if (now.get() >= wanted.get()) {
      ask.pass("it has " + now.get() + " per shard already");
    } else {
      ask.pass("from " + now.get() + " to " + wanted.get() + " per shard, once it is writable");
    }
  }

  @Override
  public Optional<Step> step() {
    // Also where it has as many: an approved plan must fit when somebody has added some since.
    return wanted.map(this::step);
  }

  private Step step(int replicas) {
    var id = seen.target().id();
    var done = Value.fields("ReplicationGroupId", id).with("Replicas", replicas);
    var nodes = seen.group().value().map(g -> g.memberClusters().size());
    return new Step.Act(
            id + "/replicas",
            "Give each shard of " + id + " " + Text.count(replicas, "replica"),
            calls.elastiCache(
                seen.to(),
                "IncreaseReplicaCount",
                Value.fields("ReplicationGroupId", id)
                    .with("NewReplicaCount", replicas)
                    .with("ApplyImmediately", true)),
            new Condition(
                "replicas-reached",
                seen.to(),
                nodes.isEmpty() ? done : done.with("Nodes", nodes.get())),
            // A second one finds the group busy, or with as many replicas already.
            Step.Repeat.SERVICE_REFUSES_SECOND,
            FollowSteps.limits(Duration.ofMinutes(15), Duration.ofMinutes(60), timeout),
            "taking replicas away by hand",
            FollowSteps.when(seen))
        .following();
  }

  private Optional<Integer> fewest() {
    return seen.group()
        .value()
        .map(
            group ->
                group.nodeGroups().stream()
                    .mapToInt(ReplicationGroup.NodeGroup::replicas)
                    .min()
                    .orElse(0));
  }
}
