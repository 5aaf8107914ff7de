package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.Fact;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a new standby's logins rest on. Users and user groups are per Region and are not replicated
 * (seen: X1).
 *
 * @param there the user groups of the standby's Region; nobody asks where none is wanted
 * @param access who may log in by those that are named
 * @param primary who may log in to the primary
 */
public record StandbyLogins(
    Fact<List<Value.Fields>> there, Fact<Access> access, Fact<Access> primary) {

  public StandbyLogins {
    Objects.requireNonNull(there, "there");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(primary, "primary");
  }

  /** Where neither side has any. */
  static StandbyLogins none(Instant at) {
    Fact<Access> nobody = new Fact.Known<>(Access.NONE, at);
    return new StandbyLogins(new Fact.Known<>(List.of(), at), nobody, nobody);
  }
}
