package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.PublishByHand;
import io.ecdr.plan.PublishCalls;
import io.ecdr.plan.PublishSteps;
import io.ecdr.plan.RecordSight;
import java.time.Duration;
import java.util.Optional;

/**
 * Publishing to a CNAME. It keeps its TTL. It is done once all name servers have it, as far as this
 * process was told which change that is: what was lost or cut off is only read back.
 */
final class PublishRecord extends Publishing {

  private static final int MOST_LOOKS = 200;

  /** Route 53 takes five calls a second for a whole account (source: {@code R53UG:limits}). */
  private static final Duration AGAIN = Duration.ofSeconds(2);

  @Override
  public String kind() {
    return PublishSteps.RECORD;
  }

  @Override
  There judge(Target target, Value.Fields told, Dialogue dialogue) {
    var found = RecordSight.of(target.place(), told);
    var unfit = RecordSight.refusal(found);
    if (RecordSight.absent(found)) {
      return new There.Missing(
          unfit.orElseThrow(), PublishByHand.record(target.place(), target.text()));
    }
    if (unfit.isPresent()) {
      return new There.Unfit(unfit.get());
    }
    if (RecordSight.host(found).filter(RecordSight.plain(target.text())::equals).isPresent()) {
      return new There.Said();
    }
    return new There.Other(
        PublishCalls.record(
            dialogue.calls(),
            target.region(),
            target.place(),
            new Value.Text(target.text()),
            Value.of(RecordSight.timeToLive(found).orElse(60L))));
  }

  @Override
  Optional<Turn> spreading(Target target, Value.Fields taken, Dialogue dialogue) {
    var change = taken.fields("ChangeInfo");
    if (!target.spreads() || inSync(change)) {
      return Optional.empty();
    }
    var id = new Value.Text(change.text("Id").orElse(""));
    var look = PublishCalls.spread(dialogue.calls(), target.region(), id);
    for (int i = 1; i <= MOST_LOOKS; i++) {
      var seen = dialogue.ask("spread#" + i, look);
      if (seen.isEmpty()) {
        return Optional.of(new Turn.Ask("asking whether all name servers have it"));
      }
      if (!(seen.get() instanceof Completion.Answered answered)) {
        return Optional.of(stop(target, look, seen.get(), dialogue));
      }
      if (inSync(answered.body().fields("ChangeInfo"))) {
        return Optional.empty();
      }
      if (dialogue.heard("spread-pause#" + i).isEmpty()) {
        var why = target.place().words() + " is written; not all name servers have it yet";
        return Optional.of(new Turn.Pause("spread-pause#" + i, AGAIN, why));
      }
    }
    return Optional.empty();
  }

  private static boolean inSync(Value.Fields change) {
    return change.text("Status").filter("INSYNC"::equals).isPresent();
  }
}
