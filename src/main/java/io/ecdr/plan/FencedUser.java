package io.ecdr.plan;

import io.ecdr.model.AccessRules;
import io.ecdr.model.CacheUser;
import java.util.Objects;

/**
 * A user with the access string that it had, and the one that lets it read only. Never a password.
 *
 * @param name what clients log in with
 */
public record FencedUser(String id, String name, String before, String after) {
  public FencedUser {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }

  /** What fencing would make of a user. */
  static FencedUser of(CacheUser user) {
    return new FencedUser(
        user.id(), user.name(), user.access(), AccessRules.readOnly(user.access()));
  }
}
