package io.ecdr.plan;

import io.ecdr.model.AccessRules;
import io.ecdr.model.CacheUser;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.WriteProbe;
import java.util.List;

/** The questions before clients of a cache are kept from writing, or let write again. */
final class FenceChecks {

  private final Checklist list = new Checklist();
  private final FenceRequest request;
  private final FenceInventory seen;
  private final UserFenceChecks users;

  FenceChecks(FenceRequest request, FenceInventory seen) {
    this.request = request;
    this.seen = seen;
    this.users = new UserFenceChecks(list, "", seen.group(), seen.access(), seen.elsewhere());
  }

  List<Check> all() {
    var hook = request.hook();
    if (hook.isPresent()) {
      UserFenceChecks.hook(list, hook.get());
      users.users().skipped("the hook does it, and no user is changed");
    } else if (users.some()) {
      byUsers();
    }
    if (!request.lift()) {
      proof();
      UserFenceChecks.unsure(list, "unsure");
    }
    return list.all();
  }

  private void byUsers() {
    if (request.lift()) {
      lifted();
    } else {
      users.all();
    }
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
}
