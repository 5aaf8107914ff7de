package io.ecdr.plan;

import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.math.BigDecimal;

/** What hooks are told about a role change. */
final class RoleFacts {

  private RoleFacts() {}

  /**
   * As it was when the plan was made.
   *
   * @param cache as it was named
   * @param region the Region it was named in
   */
  static Value.Fields of(String cache, Region region, GlobalInventory seen) {
    var old = seen.datastore().primary();
    var facts =
        Value.fields(
            "ECDR_CACHE", cache,
            "ECDR_REGION", region.id(),
            "ECDR_TO_REGION", seen.to().id(),
            "ECDR_GLOBAL_DATASTORE", seen.datastore().id(),
            "ECDR_OLD_PRIMARY", old.map(GlobalDatastore.Member::id).orElse(HookSteps.UNKNOWN),
            "ECDR_OLD_PRIMARY_REGION", old.map(m -> m.region()).orElse(HookSteps.UNKNOWN),
            "ECDR_NEW_PRIMARY", seen.target().id(),
            "ECDR_LAG_SECONDS", lag(seen.lag()));
    var endpoints = CacheEndpoints.facts("ECDR_OLD_", RoleBefore.old(seen));
    for (var each : endpoints.members().entrySet()) {
      facts = facts.with(each.getKey(), each.getValue());
    }
    return facts;
  }

  /** Such as {@code 2} or {@code 0.5}; unknown is unknown and never zero. */
  private static String lag(Lag lag) {
    return lag instanceof Lag.Read read
        ? BigDecimal.valueOf(read.value().toMillis(), 3).stripTrailingZeros().toPlainString()
        : HookSteps.UNKNOWN;
  }
}
