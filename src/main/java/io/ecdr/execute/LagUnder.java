package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Lag;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Crossed;
import io.ecdr.plan.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code lag-under {GlobalReplicationGroupId, ReplicationGroupId, WritesStopped, Most, Proof?}}:
 * the lag of the group, which is in the condition's Region, is at most {@code Most} in a value of
 * its metric that is of a time after writers stopped. A value has the time at which its minute
 * begins, and comes minutes late; one of the minute in which they stopped does not do. Nothing is
 * read where {@code Proof} says that marks of after the stop have crossed: that is more than the
 * metric tells.
 *
 * <p>When the time is over nothing was promoted, and nobody waits any longer: what is not known to
 * have crossed is a loss that nobody agreed to. Facts: {@code LagSeconds}, {@code SampleAt}.
 */
final class LagUnder implements Observer {

  @Override
  public String kind() {
    return "lag-under";
  }

  @Override
  public ExitCode overdue() {
    return ExitCode.LOSS_ABOVE_BOUND;
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    if (condition.parameters().text(Crossed.FACT).orElse("").equals(Crossed.NO_LOSS.word())) {
      return new Look.So(Value.fields(Crossed.FACT, Crossed.NO_LOSS.word()));
    }
    return LagLook.look(condition, dialogue, read -> judge(condition.parameters(), read));
  }

  private static Look judge(Value.Fields wanted, Lag.Read read) {
    Instant stopped;
    Duration most;
    try {
      stopped = Instant.parse(wanted.text("WritesStopped").orElse(""));
      most = Duration.parse(wanted.text("Most").orElse(""));
    } catch (DateTimeException e) {
      return new Look.Failed(ExitCode.INTERNAL, "the plan names no moment or no bound", "");
    }
    var seen = LagLook.words(read);
    if (read.sample().isBefore(stopped)) {
      return new Look.NotYet(seen + "; writers stopped at " + stopped);
    }
    return read.value().compareTo(most) > 0
        ? new Look.NotYet(seen + "; wanted is at most " + Text.duration(most))
        : new Look.So(LagLook.facts(read));
  }
}
