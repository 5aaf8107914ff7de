package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Lag;
import io.ecdr.model.Loss;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code caught-up {GlobalReplicationGroupId, ReplicationGroupId, Most, Loss?, WritesStopped?,
 * Since?, Primary?}}: the group, which is in the condition's Region, is at most {@code Most} behind
 * in a value of its metric that is not old, and what a promotion would lose at that moment is
 * within {@code Loss}. An old value, or one of before {@code Since}, tells of a former life of a
 * group of that name. It is also so where an earlier step found it to be the primary, as {@code
 * Primary} says. Facts: {@code LagSeconds}, {@code SampleAt}.
 */
final class CaughtUp implements Observer {

  /** Values come up to three minutes late, one a minute. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  @Override
  public String kind() {
    return "caught-up";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    if (condition.parameters().flag(MemberFollows.PRIMARY).orElse(false)) {
      return new Look.So(Value.Fields.NONE);
    }
    return LagLook.look(
        condition, dialogue, read -> judge(condition.parameters(), read, dialogue.now()));
  }

  private static Look judge(Value.Fields wanted, Lag.Read read, Instant now) {
    Duration most;
    Optional<LossLimit> limit;
    Instant since;
    try {
      since = wanted.text("Since").map(Instant::parse).orElse(Instant.MIN);
      most = Duration.parse(wanted.text("Most").orElse(""));
      var stopped = wanted.text("WritesStopped").map(Instant::parse);
      limit =
          wanted
              .text("Loss")
              .map(Duration::parse)
              .map(loss -> new LossLimit(Optional.of(loss), false, stopped));
    } catch (DateTimeException e) {
      return new Look.Failed(ExitCode.INTERNAL, "the plan names no bound", "");
    }
    var seen = LagLook.words(read);
    if (read.sample().isBefore(since) || read.age(now).compareTo(FRESH) > 0) {
      return new Look.NotYet(seen + ", which is long ago");
    }
    if (read.value().compareTo(most) > 0) {
      return new Look.NotYet(seen + "; wanted is at most " + Text.duration(most));
    }
    var loss = Loss.of(read, now);
    boolean within = limit.map(l -> l.judge(loss, now) == LossLimit.Verdict.WITHIN).orElse(true);
    return within
        ? new Look.So(LagLook.facts(read))
        : new Look.NotYet(
            seen
                + "; a promotion now would lose "
                + limit.get().shown(loss, now).map(Text::duration).orElse("?")
                + ", and --max-data-loss is "
                + Text.duration(limit.get().most().orElseThrow()));
  }
}
