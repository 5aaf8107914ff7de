package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import java.util.Optional;

/** The questions before any role change (facts page, preflight: switchover and failover). */
final class RoleChecks {

  private final Checklist list = new Checklist();
  private final GlobalInventory seen;

  RoleChecks(GlobalInventory seen) {
    this.seen = seen;
  }

  Checklist list() {
    return list;
  }

  void expected(Optional<Region> expected) {
    var ask =
        list.ask(
            Check.EXPECTED_PRIMARY,
            "The primary is where the operator takes it to be",
            expected
                .map(Region::id)
                .orElse(seen.already() ? "nothing to compare" : Check.NOTHING_SAID));
    var now = seen.datastore().primary().map(GlobalDatastore.Member::toString).orElse("nobody");
    if (seen.already()) {
      ask.skipped("the target is the primary already, there is nothing to do");
    } else if (expected.isEmpty()) {
      ask.skipped("the primary is " + now + "; not compared, --expect-primary was not given");
    } else {
      ask.answer(
          seen.primaryRegion().equals(expected.get().id()),
          "the primary is " + now,
          "look again: ecdr status " + seen.target().id() + " --region " + seen.to());
    }
  }

  void seenAtAll() {
    list.ask("global-datastore", "The Global Datastore is told by " + seen.to(), "told there")
        .pass(seen.datastore().id() + " is " + seen.datastore().status());
  }

  void settled() {
    var ask =
        list.ask("global-datastore", "Nothing goes on with the Global Datastore", "available");
    if (seen.already()) {
      ask.pass(seen.datastore().id() + " is " + seen.datastore().status());
    } else {
      ask.answer(
          seen.datastore().available(),
          seen.datastore().id() + " is " + seen.datastore().status(),
          "wait until it is available");
    }
  }

  void secondary(boolean associated) {
    var ask =
        list.ask(
            "target",
            "The target is a secondary, and there is one primary",
            associated ? "SECONDARY, associated" : "SECONDARY");
    if (seen.already()) {
      ask.pass(seen.target() + " is the primary already; nothing will be sent");
    } else if (associated && seen.datastore().primary().isEmpty()) {
      ask.fail(seen.datastore().roles(), "there is not exactly one primary; wait, then look again");
    } else {
      // One that is still joining does not hold all keys, and the service refuses to touch it.
      ask.answer(
          seen.target().secondary()
              && !joining(seen)
              && (!associated || seen.target().associated()),
          seen.target() + " is " + seen.target().role() + " " + seen.target().status(),
          "wait until it is an associated secondary, or name another Region with --to");
    }
  }

  static boolean joining(GlobalInventory seen) {
    return seen.target().status().equals("associating");
  }

  void views() {
    var ask = list.ask("views", "Both Regions tell the same roles", "the same members and roles");
    if (seen.already() && seen.otherView().value().isEmpty()) {
      ask.skipped("the target is the primary already");
    } else if (seen.otherView().unknown().isPresent()) {
      ask.unknown(seen.otherView().unknown().get());
    } else if (seen.otherView().absent()) {
      ask.fail("the other Region tells of no such Global Datastore", "wait, then look again");
    } else {
      var there = seen.otherView().value().orElseThrow();
      ask.answer(
          there.agrees(seen.datastore()),
          seen.to() + ": " + seen.datastore().roles() + "; the other: " + there.roles(),
          "wait until both tell the same");
    }
  }

  /** The loss, and what was agreed to. */
  void loss(LossLimit limit) {
    var ask =
        list.ask(
            Check.LOSS,
            "Writes that would be lost",
            limit
                .most()
                .map(most -> "at most " + Text.duration(most))
                .orElse(limit.unknownToo() ? "any, as was agreed to" : "nothing was agreed to"));
    if (seen.already()) {
      ask.skipped("the target is the primary already, nothing is lost");
      return;
    }
    var observed = figures(seen) + stopped(limit);
    var agree = "agree to it with --max-data-loss, as large as what is shown";
    switch (limit.judge(seen.loss(), seen.at())) {
      case WITHIN -> ask.pass(observed);
      case ACCEPTED -> ask.warn(observed, "");
      case ABOVE, NOT_GIVEN ->
          ask.fail(
              observed,
              agree
                  + (limit.stopped(seen.at())
                      ? ""
                      : "; where writes have stopped, say so with --writes-stopped-at"));
      case UNKNOWN ->
          ask.unknown(observed, "agree to a loss that nobody knows with --accept-unknown-loss");
    }
  }

  /** The figure that counts where somebody says since when nobody writes. */
  private String stopped(LossLimit limit) {
    var shown = limit.shown(seen.loss(), seen.at());
    return limit.stopped(seen.at()) && !shown.equals(seen.loss().ifStopped())
        ? "; with writes stopped at "
            + limit.writesStopped().orElseThrow()
            + " "
            + Text.duration(shown.orElseThrow())
            + ", since the standby may have been cut off right after that sample"
        : "";
  }

  /** Both figures and where they come from, in one sentence. */
  static String figures(GlobalInventory seen) {
    if (seen.lag() instanceof Lag.Read read) {
      return "if the primary has stopped "
          + Text.duration(seen.loss().ifStopped().orElseThrow())
          + ", if it still writes "
          + Text.duration(seen.loss().ifWriting().orElseThrow())
          + " (lag "
          + Text.duration(read.value())
          + ", "
          + Text.duration(read.age(seen.at()))
          + " ago)";
    }
    return "unknown: " + ((Lag.Unknown) seen.lag()).why();
  }

  void group(boolean needed) {
    boolean blocking = needed && !seen.already();
    var ask = list.ask("target-group", "The target's group is available", "available");
    Fact<ReplicationGroup> group = seen.group();
    var hint = "writes may not work right after the promotion";
    if (group.value().isPresent()) {
      var status = group.value().get().status();
      if (status.equals("available")) {
        ask.pass(seen.target() + " is available");
      } else if (blocking) {
        ask.fail(seen.target() + " is " + status, "wait until it is available");
      } else {
        ask.warn(seen.target() + " is " + status, hint);
      }
    } else {
      var why = group.unknown().map(Fact.Unknown::why).orElse(seen.target() + " is not told");
      if (blocking) {
        ask.unknown(why, "try again; nothing was changed");
      } else {
        ask.warn(why, hint);
      }
    }
  }

  void skipped(String id, String title, String why) {
    list.ask(id, title, "").skipped(why);
  }
}
