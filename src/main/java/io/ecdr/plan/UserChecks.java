package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.CacheUser;
import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether clients that log in to one member will be let in by another. Users and user groups are
 * per Region; passwords and tokens cannot be read, so that they are the same is never claimed.
 */
final class UserChecks {

  private static final int SHOWN = 5;

  private final Checklist.Question ask;
  private final String target;
  private final String primary;

  UserChecks(Checklist list, String target, String primary) {
    this.ask =
        list.ask(
                "users",
                "Who may log in is the same in both Regions",
                "the users, access strings and kind of login of " + primary)
            .overridable();
    this.target = target;
    this.primary = primary;
  }

  void skipped(String why) {
    ask.skipped(why);
  }

  /** Compares. Not known on either side is unknown. */
  void compare(
      Fact<ReplicationGroup> group,
      Fact<ReplicationGroup> other,
      Fact<Access> here,
      Fact<Access> there) {
    for (var fact : Stream.of(group, other, here, there).toList()) {
      if (fact.unknown().isPresent()) {
        ask.unknown(fact.unknown().get());
        return;
      }
    }
    if (group.absent() || other.absent()) {
      ask.unknown("a member's group is not told by its own Region", "wait, then look again");
      return;
    }
    var guarded = other.value().orElseThrow().security();
    var differences = guards(guarded, group.value().orElseThrow().security());
    var mine = here.value().orElse(Access.NONE);
    var theirs = there.value().orElse(Access.NONE);
    differences.addAll(users(mine, theirs));
    var commands = new LoginCommands(group.value().orElseThrow(), guarded).words(mine, theirs);
    answer(differences, commands, guarded.authToken(), mine, theirs);
  }

  private List<String> guards(ReplicationGroup.Security there, ReplicationGroup.Security here) {
    List<String> all = new ArrayList<>();
    only(there.authToken(), here.authToken(), " has an AUTH token", all);
    only(!there.userGroups().isEmpty(), !here.userGroups().isEmpty(), " has a user group", all);
    only(there.transitEncryption(), here.transitEncryption(), " is encrypted in transit", all);
    return all;
  }

  private void only(boolean there, boolean here, String what, List<String> all) {
    if (there != here) {
      all.add("only " + (there ? primary : target) + what);
    }
  }

  private List<String> users(Access here, Access there) {
    if (here.users().isEmpty() || there.users().isEmpty()) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    var mine = here.byName();
    there
        .byName()
        .forEach(
            (name, user) -> {
              var same = mine.get(name);
              if (same == null && !here.untold().isEmpty()) {
                // It may be one of those that are not told.
                return;
              }
              if (same == null) {
                all.add("user " + name + " is missing in " + target);
              } else {
                differs(user, same).forEach(each -> all.add("user " + name + ": " + each));
              }
            });
    return all;
  }

  private static List<String> differs(CacheUser wanted, CacheUser is) {
    List<String> all = new ArrayList<>();
    if (!wanted.access().equals(is.access())) {
      all.add("access '" + is.access() + "' instead of '" + wanted.access() + "'");
    }
    if (!wanted.authentication().equals(is.authentication())) {
      all.add("login by " + is.authentication() + " instead of " + wanted.authentication());
    }
    return all;
  }

  private void answer(
      List<String> differences, String commands, boolean token, Access here, Access there) {
    var unsettled =
        Stream.concat(here.unsettled().stream(), there.unsettled().stream()).distinct().toList();
    var untold = Stream.concat(here.untold().stream(), there.untold().stream()).distinct().toList();
    long passwords = there.users().stream().filter(u -> u.passwords() > 0).count();
    var more = new ArrayList<>(here.byName().keySet());
    more.removeAll(there.byName().keySet());
    if (!differences.isEmpty()) {
      ask.fail(
          shown(differences),
          "clients may be refused after the change; "
              + (commands.isEmpty()
                  ? "set them up for how " + target + " is guarded"
                  : "make them equal: " + commands));
    } else if (!untold.isEmpty()) {
      ask.unknown(shown(untold), "users and groups of a Region may be changing: look again");
    } else if (!unsettled.isEmpty()) {
      ask.warn(shown(unsettled), "wait until it is active, then look again");
    } else if (token) {
      ask.warn(
          "both have an AUTH token; whether it is the same is unknown, nothing reads it",
          "log in to " + target + " with the clients' token before");
    } else if (passwords > 0) {
      ask.warn(
          Text.count(there.users().size(), "user")
              + " with the same access; whether the passwords are the same is unknown, nothing"
              + " reads them",
          "log in to " + target + " with the clients' passwords before");
    } else if (!more.isEmpty()) {
      ask.warn("only in " + target + ": " + shown(more), "take them out, if not wanted");
    } else {
      ask.pass(
          there.users().isEmpty()
              ? "no user groups and no AUTH token on either side"
              : Text.count(there.users().size(), "user") + " with the same access, no passwords");
    }
  }

  private static String shown(List<String> all) {
    var some = String.join("; ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() > SHOWN ? some + "; and " + (all.size() - SHOWN) + " more" : some;
  }
}
