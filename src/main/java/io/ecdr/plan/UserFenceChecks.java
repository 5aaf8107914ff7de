package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.Fact;
import io.ecdr.model.Hooks;
import io.ecdr.model.ReplicationGroup;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The questions before a cache's users are kept from writing, whatever it is that asks. */
final class UserFenceChecks {

  /** Every Region has it, and it can be neither changed nor deleted ({@code UG:Clusters.RBAC}). */
  private static final String BUILT_IN = "default";

  private static final String LOOK_AGAIN = "who may write is not known whole: look again";

  private final Checklist list;
  private final String prefix;
  private final ReplicationGroup group;
  private final Fact<Access> access;
  private final SortedMap<String, List<String>> elsewhere;

  /**
   * @param prefix of the ids, where the plan has other questions about users
   * @param elsewhere other caches by the users that may log in there, too
   */
  UserFenceChecks(
      Checklist list,
      String prefix,
      ReplicationGroup group,
      Fact<Access> access,
      SortedMap<String, List<String>> elsewhere) {
    this.list = list;
    this.prefix = prefix;
    this.group = group;
    this.access = access;
    this.elsewhere = elsewhere;
  }

  Checklist.Question users() {
    return list.ask(
        prefix + "users", "Its users can be changed", "users of a user group of one's own");
  }

  /** Whether there are users at all; says so where not. */
  boolean some() {
    if (access.unknown().isPresent()) {
      users().unknown(access.unknown().get());
      return false;
    }
    var told = access.value().orElse(Access.NONE);
    if (told.users().isEmpty() && told.untold().isEmpty()) {
      users()
          .fail(
              group.id()
                  + " has no user group"
                  + (group.security().authToken() ? ", but an AUTH token" : ""),
              "only users have rules of what they may do: fence it by a program of your own with"
                  + " --fence-hook PROG, or by its security groups");
      return false;
    }
    return true;
  }

  /** Asks all that a fence needs, where there are users. */
  void all() {
    var told = access.value().orElse(Access.NONE);
    var writing = FenceSteps.writing(told.users());
    var built = writing.stream().anyMatch(user -> user.id().equals(BUILT_IN));
    if (writing.isEmpty() && !told.untold().isEmpty()) {
      users().unknown(String.join("; ", told.untold()), LOOK_AGAIN);
      settled(told);
      shared(writing);
      return;
    }
    users()
        .answer(
            !built,
            built
                ? "user " + BUILT_IN + " may write, and it is the Region's own"
                : writing.isEmpty()
                    ? "all " + told.users().size() + " may read only already"
                    : names(writing) + " may write",
            "put a user of your own that is named default in its place: aws elasticache"
                + " modify-user-group --user-group-id "
                + group.security().userGroups().stream().findFirst().orElse("GROUP")
                + " --user-ids-to-add MINE --user-ids-to-remove default --region "
                + group.region());
    settled(told);
    shared(writing);
  }

  private static String names(List<FencedUser> users) {
    return users.stream().map(FencedUser::id).collect(Collectors.joining(", "));
  }

  private void settled(Access told) {
    var ask = list.ask(prefix + "settled", "Its users and user groups are settled", "active");
    if (!told.untold().isEmpty()) {
      ask.unknown(String.join("; ", told.untold()), LOOK_AGAIN);
    } else if (told.unsettled().isEmpty()) {
      ask.pass("active");
    } else {
      ask.warn(String.join("; ", told.unsettled()), "it is waited for");
    }
  }

  private void shared(List<FencedUser> users) {
    var ask =
        list.ask(
                prefix + "shared-users",
                "No other cache is fenced with it",
                "users of " + group.id() + " alone")
            .overridable();
    var others =
        users.stream()
            .filter(user -> elsewhere.containsKey(user.id()))
            .map(user -> user.id() + ": " + String.join(", ", elsewhere.get(user.id())))
            .collect(Collectors.joining("; "));
    ask.answer(
        others.isEmpty(),
        others.isEmpty() ? "none of them is in another cache's user groups" : others,
        "they could write to those caches no more either; give "
            + group.id()
            + " users of its own");
  }

  /** Whether the operator's program that fences is there. */
  static void hook(Checklist list, Hooks.Program hook) {
    list.ask("fence-hook", "The fence can be run", "can be run")
        .answer(
            hook.found(),
            (hook.found() ? "" : "there is no program ") + hook.words().get(0),
            "name its file");
  }

  /** What nobody knows of a fence. */
  static void unsure(Checklist list, String id) {
    list.ask(id, "What a fence cannot promise", "agreed to")
        .warn(
            "AWS does not publish how soon a changed access string reaches all nodes, nor whether"
                + " connections that are open are held to it at once; only the tried write tells",
            "to be sure, restart the clients, or keep them off by security groups");
  }
}
