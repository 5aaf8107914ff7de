package io.ecdr.execute;

import io.ecdr.model.AccessRules;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Fenced;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code fence-users {Region, ReplicationGroupId, Users}}: each of them reads only and is active
 * again. It looks before each call, so it may begin anew. One that cannot be fenced holds up none
 * of the others: each that still writes makes two writable primaries. What a failure leaves: some
 * of them reading only; what each of them had is a fact of the step before.
 */
final class FenceUsers implements Work {

  private static final int MOST_TRIES = 200;
  private static final Duration AGAIN = Duration.ofSeconds(2);

  @Override
  public String kind() {
    return "fence-users";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    List<String> failed = new ArrayList<>();
    List<Turn> open = new ArrayList<>();
    for (var user : parameters.list("Users")) {
      one(user, parameters, dialogue, failed).ifPresent(open::add);
    }
    var asks = open.stream().filter(Turn.Ask.class::isInstance).findFirst();
    if (!open.isEmpty()) {
      return asks.orElse(open.get(0));
    }
    if (!failed.isEmpty()) {
      return ReadUsers.notYet(parameters, String.join("; ", failed), "");
    }
    boolean some = !parameters.list("Users").isEmpty();
    return new Turn.Done(
        Value.fields(
            Fenced.FACT,
            some ? Fenced.NOT_TESTED.word() : "none",
            "At",
            dialogue.now().toString()));
  }

  /**
   * What is to do for a user; empty when nothing is left.
   *
   * @param failed takes why one that still writes cannot be fenced
   */
  private static Optional<Turn> one(
      Value.Fields user, Value.Fields parameters, Dialogue dialogue, List<String> failed) {
    var region = new Region(parameters.text("Region").orElse(""));
    var id = user.text("UserId").orElse("");
    var after = user.text("After").orElse("");
    var look =
        dialogue.call(Service.ELASTICACHE, "DescribeUsers", region, Value.fields("UserId", id));
    var change =
        dialogue.call(
            Service.ELASTICACHE,
            "ModifyUser",
            region,
            Value.fields("UserId", id, "AccessString", after));
    for (int i = 1; i <= MOST_TRIES; i++) {
      var seen = dialogue.ask("look " + id + "#" + i, look);
      if (seen.isEmpty()) {
        return Optional.of(new Turn.Ask("looking at user " + id));
      }
      if (!(seen.get() instanceof Completion.Answered answered)) {
        failed.add(Refusals.words(look, seen.get()));
        return Optional.empty();
      }
      var told = answered.body().list("Users").stream().findFirst().orElse(Value.Fields.NONE);
      var access = told.text("AccessString");
      boolean reads = access.filter(has -> !AccessRules.writes(has)).isPresent();
      var status = told.text("Status").orElse("").toLowerCase(Locale.ROOT);
      if (reads && status.equals("active")) {
        return Optional.empty();
      }
      if (access.isEmpty() && i > 1) {
        failed.add("what user " + id + " may do is not told");
        return Optional.empty();
      }
      if (!reads) {
        var sent = dialogue.ask("fence " + id + "#" + i, change);
        if (sent.isEmpty()) {
          return Optional.of(new Turn.Ask("letting user " + id + " read only"));
        }
        boolean again =
            sent.get() instanceof Completion.Answered
                || sent.get() instanceof Completion.Lost
                || Looks.refused(sent.get(), RefusalKind.INVALID_STATE);
        if (!again) {
          failed.add(Refusals.words(change, sent.get()));
          return Optional.empty();
        }
      }
      if (dialogue.heard("pause " + id + "#" + i).isEmpty()) {
        return Optional.of(
            new Turn.Pause("pause " + id + "#" + i, AGAIN, "user " + id + " is " + status));
      }
    }
    failed.add("user " + id + " is not active yet");
    return Optional.empty();
  }

  @Override
  public Optional<Turn.Stop> overdue(Value.Fields parameters, String at) {
    return Optional.of(ReadUsers.notYet(parameters, at, ""));
  }
}
