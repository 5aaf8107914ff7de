package io.ecdr.plan;

import io.ecdr.model.AccessRules;
import io.ecdr.model.CacheUser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

  /**
   * Those of some users that have just what a fence of ours left them.
   *
   * @param originals what fences took away, by user id
   */
  static List<FencedUser> before(List<CacheUser> users, Map<String, FencedUser> originals) {
    return users.stream().flatMap(user -> before(user, originals).stream()).toList();
  }

  /** What such a user had; empty when it has something else since, or no fence is known. */
  static Optional<FencedUser> before(CacheUser user, Map<String, FencedUser> originals) {
    return Optional.ofNullable(originals.get(user.id()))
        .filter(one -> one.after().equals(user.access()) && !one.before().equals(user.access()));
  }

  /** A user as it will be, where it is one of these. */
  static CacheUser givenBack(CacheUser user, List<FencedUser> users) {
    return users.stream()
        .filter(one -> one.id().equals(user.id()))
        .findFirst()
        .map(one -> user.with(one.before()))
        .orElse(user);
  }

  /** What fencing would make of a user. */
  static FencedUser of(CacheUser user) {
    return new FencedUser(
        user.id(), user.name(), user.access(), AccessRules.readOnly(user.access()));
  }
}
