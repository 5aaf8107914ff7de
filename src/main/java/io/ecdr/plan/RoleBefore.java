package io.ecdr.plan;

import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Value;
import java.util.Optional;

/**
 * What a change of roles finds: the Global Datastore's members with their roles, and where the old
 * primary is reached, if its Region was asked. The report tells both sides with it, and what other
 * tools will make of the change.
 */
public final class RoleBefore {

  /** The datastore's id. */
  static final String DATASTORE = "GlobalReplicationGroupId";

  /** All members: {@code ReplicationGroupId}, {@code ReplicationGroupRegion}, {@code Role}. */
  static final String MEMBERS = "Members";

  private RoleBefore() {}

  static Value.Fields of(GlobalInventory seen) {
    var members =
        seen.datastore().members().stream()
            .map(
                m ->
                    Value.fields(
                        "ReplicationGroupId", m.id(),
                        "ReplicationGroupRegion", m.region(),
                        "Role", m.role()))
            .toList();
    var fields = Value.fields(DATASTORE, seen.datastore().id()).with(MEMBERS, Value.items(members));
    return old(seen).map(e -> fields.with(CacheEndpoints.FACT, e)).orElse(fields);
  }

  /** The old primary's endpoints; empty when its Region was not asked, or did not tell. */
  static Optional<Value.Fields> old(GlobalInventory seen) {
    return seen.already() ? Optional.empty() : seen.otherGroup().value().map(CacheEndpoints::of);
  }

  /**
   * The member that was the primary, as a ladder keeps it: {@code ReplicationGroupId}, {@code
   * ReplicationGroupRegion}, {@code Role}; empty when there was none, or several.
   */
  public static Optional<Value.Fields> primary(Value.Fields before) {
    var all =
        before.list(MEMBERS).stream()
            .filter(m -> m.text("Role").filter(GlobalDatastore.PRIMARY::equals).isPresent())
            .toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }
}
