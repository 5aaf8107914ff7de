package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.AccessRules;
import io.ecdr.model.CacheUser;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.GlobalDatastore;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The questions before an old side is fenced, saved and deleted. */
public final class DiscardChecks {

  /** The id of the check that says whose data goes. */
  public static final String CHECK = "discard-old-data";

  private final Checklist list = new Checklist();
  private final FailbackRequest request;
  private final OldHome old;

  DiscardChecks(FailbackRequest request, OldHome old) {
    this.request = request;
    this.old = old;
  }

  List<Check> all() {
    discard();
    shell();
    fence();
    back();
    shared();
    return list.all();
  }

  private void discard() {
    var wanted = request.discarded();
    var ask =
        list.ask(
            CHECK, "The old side is deleted, which loses what only it has but its backup", wanted);
    var said = request.discard();
    if (said.isEmpty()) {
      ask.fail("nobody agreed to that", "agree to it with --discard-old-data " + wanted);
    } else if (said.get().isEmpty()) {
      ask.warn("agreed to when " + wanted + " is typed at the terminal", "");
    } else {
      ask.answer(
          said.get().equals(wanted),
          said.get() + " was typed",
          "it is " + wanted + " that would be deleted");
    }
  }

  private void shell() {
    var ask = list.ask("old-datastore", "Nothing else follows the old side", "no secondary");
    if (old.shell().isEmpty()) {
      ask.pass("it belongs to no Global Datastore");
      return;
    }
    var shell = old.shell().get();
    var others = shell.members().stream().filter(m -> !m.primary()).toList();
    ask.answer(
        others.isEmpty(),
        shell.id()
            + " is "
            + shell.status()
            + (others.isEmpty() ? "" : "; it has " + joined(others, Object::toString)),
        "take out before: "
            + joined(
                others,
                m ->
                    "ecdr standby remove "
                        + request.cache()
                        + " --region "
                        + request.region()
                        + " --in "
                        + m.region()));
  }

  private static String joined(
      List<GlobalDatastore.Member> members, Function<GlobalDatastore.Member, String> word) {
    return members.stream().map(word).collect(Collectors.joining("; "));
  }

  private void fence() {
    var ask =
        list.ask("old-fence", "Nobody writes to the old side while it is saved", "fenced")
            .overridable();
    var hint =
        "keep them away by a program of yours or by its security groups: ecdr fence "
            + request.cache()
            + " --region "
            + request.region()
            + " --fence-hook PROG";
    if (old.access().unknown().isPresent()) {
      ask.unknown(old.access().unknown().get());
      return;
    }
    var access = old.access().value().orElse(Access.NONE);
    var all = FenceSteps.writing(access.users());
    if (!access.untold().isEmpty()) {
      ask.unknown(
          String.join("; ", access.untold()), "who may write is not known whole: look again");
    } else if (access.users().isEmpty()) {
      ask.fail("it has no user group, so no user can be kept from writing", hint);
    } else if (all.size() > DiscardSteps.writing(old).size()) {
      ask.fail("user default may write, and it is the Region's own", hint);
    } else if (!access.unsettled().isEmpty()) {
      ask.warn(String.join("; ", access.unsettled()), "what is being changed is waited for");
    } else {
      var who =
          all.isEmpty()
              ? "its users may read only already"
              : "these users may read only until it is deleted: " + ids(all);
      if (DiscardSteps.proven(old, request)) {
        ask.pass(who);
      } else {
        ask.warn(who + SideFence.UNPROVEN, SideFence.PROVE);
      }
    }
  }

  private static String ids(List<FencedUser> users) {
    return users.stream().map(FencedUser::id).collect(Collectors.joining(", "));
  }

  /** What an earlier fence took away is given back with what this one takes. */
  private void back() {
    var ask = list.ask("old-access", "What its users had is given back", "known by a journal");
    var known = DiscardSteps.before(old);
    var open =
        old.access().value().orElse(Access.NONE).users().stream()
            .filter(user -> AccessRules.madeReadOnly(user.access()))
            .map(CacheUser::id)
            .filter(id -> known.stream().noneMatch(one -> one.id().equals(id)))
            .toList();
    if (old.access().unknown().isPresent()) {
      ask.unknown(old.access().unknown().get());
    } else if (!open.isEmpty()) {
      ask.warn(
          String.join(", ", open)
              + " may read only, and no fence is known here that made it so: left as it is",
          "if it shall write again: ecdr fence "
              + request.cache()
              + " --region "
              + request.region()
              + " --lift --original "
              + open.get(0)
              + "='on ~* +@all'");
    } else {
      ask.pass(
          known.isEmpty()
              ? "no fence is known here that took anything away"
              : "an earlier fence took it from " + ids(known));
    }
  }

  private void shared() {
    var others =
        DiscardSteps.writing(old).stream()
            .filter(u -> old.elsewhere().containsKey(u.id()))
            .map(u -> u.id() + ": " + String.join(", ", old.elsewhere().get(u.id())))
            .collect(Collectors.joining("; "));
    list.ask("shared-users", "No other cache is fenced with it", "users of its own")
        .overridable()
        .answer(
            others.isEmpty(),
            others.isEmpty() ? "none of its users may log in to another cache" : others,
            "they could write to those caches no more either; give it users of its own");
  }
}
