package io.ecdr.usecase;

import io.ecdr.model.AccessRules;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.usecase.DatastoreStatus.Writable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where two caches of one lineage may be taking writes: whether the users of one of them may read
 * only. AWS itself tells that, whoever made it so; nothing is read where there is one at most.
 */
final class FenceSight {

  private final Map<String, ReplicationGroup> groups = new LinkedHashMap<>();
  private final CallMaker maker;

  FenceSight(CallMaker maker, List<DatastoreStatus> datastores) {
    this.maker = maker;
    for (var datastore : datastores) {
      var writable = datastore.writable();
      for (var each : writable.size() > 1 ? writable : List.<Writable>of()) {
        datastore
            .group(each)
            .filter(group -> !group.security().userGroups().isEmpty())
            .ifPresent(group -> groups.put(each.key(), group));
      }
    }
  }

  /** Each once. */
  List<Call> calls() {
    Set<Call> all = new LinkedHashSet<>();
    groups.values().forEach(group -> all.addAll(new UserCalls(maker, group).all()));
    return List.copyOf(all);
  }

  List<DatastoreStatus> with(List<DatastoreStatus> datastores, Reads reads) {
    Set<String> fenced = new LinkedHashSet<>();
    groups.forEach(
        (key, group) -> {
          if (readsOnly(group, reads)) {
            fenced.add(key);
          }
        });
    return datastores.stream().map(d -> d.fenced(fenced)).toList();
  }

  private boolean readsOnly(ReplicationGroup group, Reads reads) {
    var access = Optional.of(new UserCalls(maker, group).access(reads));
    return access
        .flatMap(fact -> fact.value())
        .filter(told -> told.unsettled().isEmpty() && told.untold().isEmpty())
        .filter(told -> !told.users().isEmpty())
        .filter(told -> told.users().stream().noneMatch(u -> AccessRules.writes(u.access())))
        .isPresent();
  }
}
