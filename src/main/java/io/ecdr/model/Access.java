package io.ecdr.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Who may log in to a cache: the users of its user groups. Users and groups are per Region and are
 * not replicated (seen: X1).
 *
 * @param unsettled groups and users that are being changed, such as {@code user group app is
 *     modifying}
 * @param untold groups that the cache names and users that such a group names, of which nothing was
 *     told: who may log in is not known whole then
 */
public record Access(List<CacheUser> users, List<String> unsettled, List<String> untold) {

  /** Nobody, because no user group is used. */
  public static final Access NONE = new Access(List.of(), List.of(), List.of());

  public Access {
    users = List.copyOf(users);
    unsettled = List.copyOf(unsettled);
    untold = List.copyOf(untold);
  }

  /**
   * Out of elements of {@code UserGroups} and {@code Users}.
   *
   * @param wanted the ids of the user groups
   */
  public static Access of(
      List<String> wanted, Collection<Value.Fields> groups, Collection<Value.Fields> users) {
    var mine = groups.stream().filter(g -> has(wanted, g.text("UserGroupId").orElse(""))).toList();
    var ids = mine.stream().flatMap(g -> g.texts("UserIds").stream()).toList();
    var in = users.stream().map(CacheUser::of).filter(u -> has(ids, u.id())).distinct().toList();
    List<String> unsettled = new ArrayList<>();
    for (var group : mine) {
      var status = ReplicationGroup.word(group, "Status");
      if (!status.equals("active")) {
        unsettled.add("user group " + group.text("UserGroupId").orElse("") + " is " + status);
      }
    }
    in.stream()
        .filter(u -> !u.status().equals("active"))
        .forEach(u -> unsettled.add("user " + u.id() + " is " + u.status()));
    var told = mine.stream().map(g -> g.text("UserGroupId").orElse("")).toList();
    var names = in.stream().map(CacheUser::id).toList();
    List<String> untold = new ArrayList<>();
    wanted.stream()
        .filter(id -> !has(told, id))
        .forEach(id -> untold.add("user group " + id + " is not told"));
    ids.stream()
        .distinct()
        .filter(id -> !has(names, id))
        .forEach(id -> untold.add("user " + id + " is not told"));
    return new Access(in, unsettled, untold);
  }

  private static boolean has(List<String> ids, String id) {
    return ids.stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(lower(id)));
  }

  private static String lower(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  /** The same with other users. */
  public Access with(UnaryOperator<CacheUser> change) {
    return new Access(users.stream().map(change).toList(), unsettled, untold);
  }

  /** The users by the name that clients log in with. */
  public SortedMap<String, CacheUser> byName() {
    var all = new TreeMap<String, CacheUser>();
    users.forEach(user -> all.put(user.name(), user));
    return all;
  }
}
