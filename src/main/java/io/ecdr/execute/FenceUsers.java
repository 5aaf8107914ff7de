package io.ecdr.execute;

import io.ecdr.model.AccessRules;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Fenced;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code fence-users {Region, ReplicationGroupId, Users}}: each of them reads only and is active
 * again. It looks before each call, so it may begin anew. What a failure leaves: some of them
 * reading only; what each of them had is a fact of the step before.
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
    for (var user : parameters.list("Users")) {
      var turn = one(user, parameters, dialogue);
      if (turn != null) {
        return turn;
      }
    }
    boolean some = !parameters.list("Users").isEmpty();
    return new Turn.Done(
        Value.fields(
            Fenced.FACT,
            some ? Fenced.NOT_TESTED.word() : "none",
            "At",
            dialogue.now().toString()));
  }

  /** What is to do for a user; null when nothing is left. */
  private static Turn one(Value.Fields user, Value.Fields parameters, Dialogue dialogue) {
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
        return new Turn.Ask("looking at user " + id);
      }
      if (!(seen.get() instanceof Completion.Answered answered)) {
        return stop(look, seen.get(), parameters);
      }
      var told = answered.body().list("Users").stream().findFirst().orElse(Value.Fields.NONE);
      boolean reads = !AccessRules.writes(told.text("AccessString").orElse(""));
      var status = told.text("Status").orElse("").toLowerCase(Locale.ROOT);
      if (reads && status.equals("active")) {
        return null;
      }
      if (!reads) {
        var sent = dialogue.ask("fence " + id + "#" + i, change);
        if (sent.isEmpty()) {
          return new Turn.Ask("letting user " + id + " read only");
        }
        boolean again =
            sent.get() instanceof Completion.Answered
                || sent.get() instanceof Completion.Lost
                || Looks.refused(sent.get(), RefusalKind.INVALID_STATE);
        if (!again) {
          return stop(change, sent.get(), parameters);
        }
      }
      if (dialogue.heard("pause " + id + "#" + i).isEmpty()) {
        return new Turn.Pause("pause " + id + "#" + i, AGAIN, "user " + id + " is " + status);
      }
    }
    return ReadUsers.notYet(parameters, "user " + id + " is not active yet", "");
  }

  @Override
  public Optional<Turn.Stop> overdue(Value.Fields parameters, String at) {
    return Optional.of(ReadUsers.notYet(parameters, at, ""));
  }

  private static Turn stop(Call call, Completion completion, Value.Fields parameters) {
    return ReadUsers.notYet(parameters, Refusals.words(call, completion), "");
  }
}
