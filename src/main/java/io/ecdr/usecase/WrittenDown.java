package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.plan.Call;
import io.ecdr.usecase.DatastoreStatus.Apart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code status} has from ecdr's own notes: windows, and what was detached. A detached cache
 * and the primary that it left are two strangers to AWS once both Regions have settled, so only
 * these notes can tell that they were one. Without an account there is no telling whose they are.
 */
final class WrittenDown {

  private final GroupCalls calls;
  private final Map<String, AntiFlap.Told> told = new LinkedHashMap<>();

  /**
   * @param warnings told what could not be read
   */
  WrittenDown(
      AntiFlap antiFlap,
      GroupCalls calls,
      Optional<AccountId> account,
      List<DatastoreStatus> datastores,
      List<String> warnings) {
    this.calls = calls;
    for (var datastore : datastores) {
      account.ifPresent(
          a -> told.put(datastore.id(), antiFlap.told(a.digits(), datastore.id(), warnings)));
    }
  }

  List<RoleWindow> windows() {
    return told.values().stream().flatMap(t -> t.open().stream()).toList();
  }

  /** What must be read about caches that were detached. */
  List<Call> calls() {
    List<Call> all = new ArrayList<>();
    told.values().forEach(t -> t.detached().forEach(note -> call(note).ifPresent(all::add)));
    return all;
  }

  private Optional<Call> call(RoleNote note) {
    try {
      return Optional.of(calls.group(new Region(note.region()), note.member()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The datastores with what was detached from them. */
  List<DatastoreStatus> with(List<DatastoreStatus> datastores, Reads reads) {
    return datastores.stream().map(d -> d.with(apart(d, reads), last(d))).toList();
  }

  private Optional<RoleChange> last(DatastoreStatus datastore) {
    return Optional.ofNullable(told.get(datastore.id())).flatMap(AntiFlap.Told::last);
  }

  private List<Apart> apart(DatastoreStatus datastore, Reads reads) {
    if (!told.containsKey(datastore.id())) {
      return List.of();
    }
    List<Apart> all = new ArrayList<>();
    for (var note : told.get(datastore.id()).detached()) {
      call(note)
          .ifPresent(
              call ->
                  all.add(
                      new Apart(
                          note.member(),
                          note.region(),
                          note.operation(),
                          GroupCalls.first(reads.fact(call), "ReplicationGroups")
                              .map(f -> ReplicationGroup.of(call.region(), f)))));
    }
    return all;
  }
}
