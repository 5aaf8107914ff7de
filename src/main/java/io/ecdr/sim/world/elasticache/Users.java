package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.engine.EngineUser;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.elasticache.model.AuthenticationType;
import software.amazon.awssdk.services.elasticache.model.User;
import software.amazon.awssdk.services.elasticache.model.UserGroup;

/**
 * What users may do, on its way to the nodes. A user is {@code modifying} until all nodes of the
 * groups that it may log in to were told, and so are its user groups; how long that takes is
 * published nowhere (unsure). Connections that are open are held to it at once, as the engines do;
 * that the service's are too is unsure.
 */
public final class Users {

  private final Transitions transitions;

  Users(Transitions transitions) {
    this.transitions = transitions;
  }

  /** A user becomes another; the nodes are told, then it is active again. */
  public void modify(Estate estate, User changed) {
    var book = estate.users();
    book.put(changed.toBuilder().status("modifying").build());
    var told =
        CompletableFuture.allOf(
            estate.groups().values().stream()
                .filter(group -> has(group, changed.userId()))
                .map(this::tell)
                .toArray(CompletableFuture[]::new));
    transitions.begin(
        estate.region(),
        Work.MODIFY_USER,
        0,
        told,
        (done, error) ->
            book.find(changed.userId())
                .ifPresent(user -> book.put(user.toBuilder().status("active").build())));
  }

  /** The users of a user group are others now. */
  public void changed(Estate estate, UserGroup users) {
    estate.groups().values().stream()
        .filter(group -> group.about().userGroupIds().contains(users.userGroupId()))
        .forEach(this::tell);
  }

  private static boolean has(Group group, String user) {
    var book = group.estate().users();
    return group.about().userGroupIds().stream()
        .anyMatch(id -> book.group(id).userIds().contains(user));
  }

  /** Tells a group's nodes who may log in to them, where there are any yet. */
  CompletableFuture<Void> tell(Group group) {
    return group
        .running()
        .map(running -> running.users(of(group)))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  /** Those of a group's user groups; none where it has no user group. */
  static List<EngineUser> of(Group group) {
    var book = group.estate().users();
    return group.about().userGroupIds().stream()
        .flatMap(id -> book.group(id).userIds().stream())
        .distinct()
        .map(book::user)
        .map(
            user ->
                new EngineUser(
                    user.userName(),
                    user.accessString(),
                    user.authentication().type() == AuthenticationType.NO_PASSWORD,
                    book.digests(user.userId())))
        .toList();
  }
}
