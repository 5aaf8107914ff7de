package io.ecdr.usecase;

import io.ecdr.journal.Position;
import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.FencedUser;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What users had before a fence of ours, as the plans of this machine's operations tell it: it
 * stands there before anything was sent. The newest one counts.
 */
final class FencedBefore {

  private final AccountId account;
  private final Region region;
  private final SortedMap<String, FencedUser> found = new TreeMap<>();

  FencedBefore(AccountId account, Region region) {
    this.account = account;
    this.region = region;
  }

  /** By user id. */
  SortedMap<String, FencedUser> in(OwnJournals journals) {
    journals.known().stream()
        .filter(one -> one.plan().account().equals(account))
        .forEach(
            one -> {
              take(one.plan());
              read(one);
            });
    return found;
  }

  private void take(Plan plan) {
    for (var lane : plan.lanes()) {
      for (var step : lane.steps()) {
        if (step instanceof Step.Act act
            && act.done().kind().equals("user-access")
            && act.done().region().equals(region)
            && act.id().contains("/fence-")) {
          take(act.done().parameters());
        }
      }
    }
  }

  /** What an emergency read before it changed anything. */
  private void read(OwnJournals.Known one) {
    var position = Position.of(one.history());
    for (var lane : one.plan().lanes()) {
      for (var step : lane.steps()) {
        if (step instanceof Step.Local local
            && local.kind().equals("read-users")
            && local.parameters().text("Region").filter(region.id()::equals).isPresent()) {
          position.factsOf(step.id()).ifPresent(this::facts);
        }
      }
    }
  }

  private void facts(Value.Fields facts) {
    for (var user : facts.list("Users")) {
      take(user.with("AccessString", user.text("After")));
    }
  }

  private void take(Value.Fields told) {
    var id = told.text("UserId").orElse("");
    found.put(
        id,
        new FencedUser(
            id,
            told.text("UserName").orElse(""),
            told.text("Before").orElse(""),
            told.text("AccessString").orElse("")));
  }
}
