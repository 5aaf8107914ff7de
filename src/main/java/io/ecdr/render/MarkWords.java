package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.plan.Crossed;
import io.ecdr.plan.MarkSteps;
import io.ecdr.plan.Report.LaneReport;
import io.ecdr.plan.StepOutcome.Done;
import io.ecdr.plan.Text;
import java.time.Duration;

/** What marks in the data prove about a change of roles, in words. */
final class MarkWords {

  private MarkWords() {}

  static String of(Crossed proof, LaneReport lane) {
    var before = facts(lane, MarkSteps.CROSS);
    return switch (proof) {
      case NO_LOSS ->
          "none: a key per shard ("
              + Text.count(before.number("Shards").orElse(0L), "shard")
              + "), written after writers stopped, was read on the standby "
              + before.text("AtMost").map(Duration::parse).map(Words::of).orElse("some time")
              + " later at most, before the promotion"
              + after(facts(lane, MarkSteps.FIND));
      case NOT_TESTED -> "unknown: not tested" + why(before);
      case NOT_CROSSED -> "nothing was promoted; what was written last did not come across";
      case LOST -> "writes were lost: what had crossed is not there after the promotion";
    };
  }

  private static String after(Value.Fields facts) {
    return facts.text(Crossed.FACT).orElse("").equals(Crossed.NO_LOSS.word())
        ? ", and on the new primary after it"
        : "; after it nothing was read" + why(facts);
  }

  private static String why(Value.Fields facts) {
    return facts.text("Why").map(w -> " (" + w + ")").orElse("");
  }

  private static Value.Fields facts(LaneReport lane, String kind) {
    return lane.steps().stream()
        .filter(s -> MarkSteps.is(s.step(), kind))
        .flatMap(s -> s.outcome().stream())
        .filter(Done.class::isInstance)
        .map(outcome -> ((Done) outcome).facts())
        .findFirst()
        .orElse(Value.Fields.NONE);
  }
}
