package io.ecdr.usecase;

import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What status tells of a group besides the group itself: its engine and its newest snapshot. Of
 * caches that were named their own nodes and snapshots are read, of a whole Region all by pages.
 */
final class GroupDetails {

  private final GroupCalls calls;
  private final boolean whole;

  /**
   * @param whole whether whole Regions are shown
   */
  GroupDetails(GroupCalls calls, boolean whole) {
    this.calls = calls;
    this.whole = whole;
  }

  /** What is to be read. */
  List<Call> calls(Map<Region, List<ReplicationGroup>> groups) {
    List<Call> all = new ArrayList<>();
    groups.forEach(
        (region, list) -> {
          if (whole) {
            all.add(calls.snapshots(region, Value.Fields.NONE));
          } else {
            list.forEach(
                g -> {
                  g.memberClusters().stream()
                      .limit(1)
                      .forEach(id -> all.add(calls.cluster(region, id)));
                  all.addAll(calls.snapshots(g));
                });
          }
        });
    return all;
  }

  /** Its name and version, as a node tells them. */
  String engine(ReplicationGroup group, Reads reads) {
    var call =
        whole
            ? Optional.of(calls.clusters(group.region()))
            : group.memberClusters().stream()
                .findFirst()
                .map(id -> calls.cluster(group.region(), id));
    return call
        .flatMap(c -> reads.fact(c).value())
        .map(f -> f.list("CacheClusters"))
        .orElse(List.of())
        .stream()
        .filter(f -> group.memberClusters().contains(f.text("CacheClusterId").orElse("")))
        .map(f -> f.text("Engine").orElse("") + " " + f.text("EngineVersion").orElse(""))
        .findFirst()
        .orElse(group.engine().orElse(""));
  }

  /** The newest that can be used. */
  Optional<Snapshot> newest(ReplicationGroup group, Reads reads) {
    var from =
        whole
            ? List.of(calls.snapshots(group.region(), Value.Fields.NONE))
            : calls.snapshots(group);
    return GroupCalls.together(reads, from, "Snapshots")
        .value()
        .map(GroupCalls::distinct)
        .orElse(List.of())
        .stream()
        .filter(s -> s.status().equals("available") && s.earliest().isPresent())
        .filter(
            s ->
                s.replicationGroupId().map(group.id()::equals).orElse(false)
                    || s.cacheClusterId().map(group.memberClusters()::contains).orElse(false))
        .findFirst();
  }
}
