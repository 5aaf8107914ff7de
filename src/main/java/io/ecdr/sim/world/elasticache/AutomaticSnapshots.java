package io.ecdr.sim.world.elasticache;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One automatic snapshot a day at the start of the group's window while its retention is not 0, and
 * none older than the retention (UG23:backups-automatic). A group that is busy then is asked again
 * every minute until the hour is over (unsure).
 */
final class AutomaticSnapshots {

  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

  private final Surroundings in;
  private final Snapshots snapshots;
  private final Map<Group, Long> generations = new LinkedHashMap<>();
  private long generation;

  AutomaticSnapshots(Surroundings in, Snapshots snapshots) {
    this.in = in;
    this.snapshots = snapshots;
  }

  /** Plans the group's next one after its settings were given or changed. */
  void schedule(Group group) {
    long mine = ++generation;
    generations.put(group, mine);
    if (retention(group) > 0) {
      plan(group, mine);
    }
  }

  private void plan(Group group, long mine) {
    Instant at = next(group);
    wake(Duration.between(in.time().now(), at), group, mine, at.plus(WINDOW));
  }

  private void wake(Duration delay, Group group, long mine, Instant until) {
    in.time().after(delay, () -> in.locked().execute(() -> due(group, mine, until)));
  }

  private void due(Group group, long mine, Instant until) {
    if (group.life().is(GroupLife.State.DELETED)) {
      generations.remove(group);
      return;
    }
    if (generations.get(group) != mine) {
      return;
    }
    if (group.life().can(GroupLife.On.SNAPSHOT)) {
      take(group);
      plan(group, mine);
    } else if (in.time().now().plus(AGAIN).isBefore(until)) {
      wake(AGAIN, group, mine, until);
    } else {
      plan(group, mine);
    }
  }

  private void take(Group group) {
    Optional<Node> node =
        Optional.ofNullable(group.about().snapshottingClusterId()).flatMap(group::node);
    String source = node.map(Node::id).orElse(group.id());
    String name = "automatic." + source + "-" + STAMP.format(in.time().now());
    expire(group);
    snapshots.take(group, new Snapshots.Order(name, node, true, null, Snapshots.tagsOf(group)));
  }

  private void expire(Group group) {
    Instant oldest = in.time().now().minus(Duration.ofDays(retention(group)));
    for (StoredSnapshot old : List.copyOf(group.estate().snapshots().values())) {
      boolean its = old.automated() && old.groupId().equals(group.key());
      boolean expired = its && !old.parts().get(0).taken().isAfter(oldest);
      if (expired && old.life().can(SnapshotLife.On.DELETE)) {
        snapshots.delete(old);
      }
    }
  }

  private Instant next(Group group) {
    LocalTime start = LocalTime.parse(group.about().snapshotWindow().substring(0, 5));
    Instant now = in.time().now();
    Instant today = now.atOffset(ZoneOffset.UTC).with(start).toInstant();
    return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
  }

  private static int retention(Group group) {
    Integer days = group.about().snapshotRetentionLimit();
    return days == null ? 0 : days;
  }
}
