package io.ecdr.usecase;

import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.DrillNames;
import io.ecdr.plan.OverdueDrill;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The replication groups that {@code status} is of: those that were named, or all. */
final class StatusGroups {

  private final GroupCalls calls;
  private final List<String> wanted;
  private final StatusNotes notes;

  /**
   * @param wanted the caches' ids; none for all
   */
  StatusGroups(GroupCalls calls, List<String> wanted, StatusNotes notes) {
    this.calls = calls;
    this.wanted = wanted;
    this.notes = notes;
  }

  /** What a Region is asked. */
  List<Call> calls(Region region) {
    return wanted.isEmpty()
        ? List.of(calls.groups(region))
        : wanted.stream().map(id -> calls.group(region, id)).toList();
  }

  /** Those that were told, without those of drills; says what was not. */
  Map<Region, List<ReplicationGroup>> in(List<Region> regions, Reads reads, Instant now) {
    var all = new LinkedHashMap<Region, List<ReplicationGroup>>();
    for (var region : regions) {
      var found = GroupCalls.together(reads, calls(region), "ReplicationGroups");
      found.unknown().ifPresent(notes::unknown);
      found
          .value()
          .ifPresent(
              l ->
                  all.put(
                      region,
                      l.stream()
                          .filter(f -> !drill(region, f, now))
                          .map(f -> ReplicationGroup.of(region, f))
                          .toList()));
    }
    all.values().removeIf(List::isEmpty);
    return all;
  }

  /** A drill's cache is nobody's to protect; it is shown to those who name it. */
  private boolean drill(Region region, Value.Fields group, Instant now) {
    if (!wanted.isEmpty() || !DrillNames.is(group)) {
      return false;
    }
    if (!OverdueDrill.of(region, List.of(group), now).isEmpty()) {
      return true;
    }
    notes.add(
        group.text("ReplicationGroupId").orElse("")
            + " in "
            + region
            + " is a drill's and not listed; if it is left over: ecdr drill cleanup --region "
            + region);
    return true;
  }
}
