package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.AccessRules;
import io.ecdr.model.CacheUser;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.WriteProbe;
import java.util.List;
import java.util.stream.Collectors;

/** The questions before clients of a cache are kept from writing, or let write again. */
final class FenceChecks {

  /** Every Region has it, and it can be neither changed nor deleted ({@code UG:Clusters.RBAC}). */
  private static final String BUILT_IN = "default";

  private final Checklist list = new Checklist();
  private final FenceRequest request;
  private final FenceInventory seen;
  private final String id;

  FenceChecks(FenceRequest request, FenceInventory seen) {
    this.request = request;
    this.seen = seen;
    this.id = seen.group().id();
  }

  List<Check> all() {
    var hook = request.hook();
    if (hook.isPresent()) {
      list.ask("fence-hook", "The fence can be run", "can be run")
          .answer(
              hook.get().found(),
              (hook.get().found() ? "" : "there is no program ") + hook.get().words().get(0),
              "name its file");
      users().skipped("the hook does it, and no user is changed");
    } else if (seen.access().unknown().isPresent()) {
      users().unknown(seen.access().unknown().get());
    } else {
      byUsers();
    }
    if (!request.lift()) {
      proof();
      unsure();
    }
    return list.all();
  }

  private Checklist.Question users() {
    return list.ask("users", "Its users can be changed", "users of a user group of one's own");
  }

  private void byUsers() {
    var access = seen.access().value().orElse(Access.NONE);
    if (access.users().isEmpty() && access.untold().isEmpty()) {
      users()
          .fail(
              id
                  + " has no user group"
                  + (seen.group().security().authToken() ? ", but an AUTH token" : ""),
              "only users have rules of what they may do: fence it by a program of your own with"
                  + " --fence-hook PROG, or by its security groups");
      return;
    }
    if (request.lift()) {
      lifted();
      return;
    }
    var writing = FenceSteps.writing(access.users());
    var built = writing.stream().anyMatch(user -> user.id().equals(BUILT_IN));
    users()
        .answer(
            !built,
            built
                ? "user " + BUILT_IN + " may write, and it is the Region's own"
                : writing.isEmpty()
                    ? "all " + access.users().size() + " may read only already"
                    : names(writing) + " may write",
            "put a user of your own that is named default in its place: aws elasticache"
                + " modify-user-group --user-ids-to-add MINE --user-ids-to-remove default --region "
                + request.region());
    settled(access);
    shared(writing);
  }

  private static String names(List<FencedUser> users) {
    return users.stream().map(FencedUser::id).collect(Collectors.joining(", "));
  }

  private void settled(Access access) {
    var ask = list.ask("settled", "Its users and user groups are settled", "active");
    if (!access.untold().isEmpty()) {
      ask.unknown(
          String.join("; ", access.untold()), "who may write is not known whole: look again");
    } else if (access.unsettled().isEmpty()) {
      ask.pass("active");
    } else {
      ask.warn(String.join("; ", access.unsettled()), "it is waited for");
    }
  }

  private void shared(List<FencedUser> users) {
    var ask =
        list.ask("shared-users", "No other cache is fenced with it", "users of " + id + " alone")
            .overridable();
    var others =
        users.stream()
            .filter(user -> seen.elsewhere().containsKey(user.id()))
            .map(user -> user.id() + ": " + String.join(", ", seen.elsewhere().get(user.id())))
            .collect(Collectors.joining("; "));
    ask.answer(
        others.isEmpty(),
        others.isEmpty() ? "none of them is in another cache's user groups" : others,
        "they could write to those caches no more either; give " + id + " users of its own");
  }

  /** Who may read only, and of whom nobody knows what it was before, is named. */
  private void lifted() {
    var back = FencePlanner.lifted(request, seen).stream().map(FencedUser::id).toList();
    var open =
        FencePlanner.users(seen).stream()
            .filter(user -> !AccessRules.writes(user.access()) && !back.contains(user.id()))
            .filter(user -> !user.access().equals(request.originals().get(user.id())))
            .map(CacheUser::id)
            .toList();
    var ask =
        list.ask("originals", "What its users had before is known", "by a journal or --original");
    boolean writing =
        FencePlanner.users(seen).stream().anyMatch(user -> AccessRules.writes(user.access()));
    if (!open.isEmpty() && back.isEmpty() && !writing) {
      ask.fail(
          "no fence is known that took it away from " + String.join(", ", open),
          "type it: --original " + open.get(0) + "='on ~* +@all'");
    } else if (!open.isEmpty()) {
      ask.warn(
          String.join(", ", open) + " may read only, and no fence is known that made it so",
          "if it shall write, too: --original " + open.get(0) + "='on ~* +@all'");
    } else {
      ask.pass(back.isEmpty() ? "all of them may write already" : String.join(", ", back));
    }
  }

  private void proof() {
    var ask = list.ask("proof", "A write is tried, which must be refused", "one key");
    var probe = request.probe();
    var as = probe.user().orElse("default");
    boolean known =
        FenceSteps.writing(FencePlanner.users(seen)).stream().anyMatch(u -> u.name().equals(as));
    if (probe.mode() == WriteProbe.Mode.OFF) {
      ask.skipped("left out, as asked: nobody will know whether the fence holds");
    } else if (request.hook().isPresent()) {
      ask.warn(
          "a hook may fence in ways that this write does not tell apart from other trouble",
          "then it is unknown, exit code 20; --write-probe off leaves it out");
    } else if (!known) {
      ask.warn(
          "it is tried as user " + as + ", who is none of those that lose writing",
          "name one of them with --probe-user and --probe-auth, else it is unknown, exit code 20");
    } else if (probe.auth().isEmpty() && probe.user().isPresent()) {
      ask.warn("no password is named", "name one with --probe-auth env:NAME or file:PATH");
    } else {
      ask.pass("as user " + as + "; where it cannot be reached from here, that is exit code 20");
    }
  }

  private void unsure() {
    list.ask("unsure", "What a fence cannot promise", "agreed to")
        .warn(
            "AWS does not publish how soon a changed access string reaches all nodes, nor whether"
                + " connections that are open are held to it at once; only the tried write tells",
            "to be sure, restart the clients, or keep them off by security groups");
  }
}
