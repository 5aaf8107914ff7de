package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Lag;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code held {GlobalReplicationGroupId, ReplicationGroupId, Since, Hold, Most?}}: so long has
 * passed since that moment. Until then the lag of the group, which is in the condition's Region,
 * must not be told to be above {@code Most}; one that cannot be read stops nothing. Facts: none.
 */
final class HoldOver implements Observer {

  @Override
  public String kind() {
    return "held";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var wanted = condition.parameters();
    Instant since;
    Instant until;
    try {
      since = Instant.parse(wanted.text("Since").orElse(""));
      until = since.plus(Duration.parse(wanted.text("Hold").orElse("")));
    } catch (DateTimeException e) {
      return new Look.Failed(ExitCode.INTERNAL, "the plan names no moment or no time", "");
    }
    if (!dialogue.now().isBefore(until)) {
      return new Look.So(Value.Fields.NONE);
    }
    var left = "until " + until;
    if (wanted.text("Most").isEmpty()) {
      return new Look.NotYet(left);
    }
    var look = LagLook.look(condition, dialogue, read -> judge(wanted, read, since, left));
    return look instanceof Look.Unreadable dark ? new Look.NotYet(left + "; " + dark.why()) : look;
  }

  private static Look judge(Value.Fields wanted, Lag.Read read, Instant since, String left) {
    var most = Duration.parse(wanted.text("Most").orElseThrow());
    var seen = LagLook.words(read);
    return !read.sample().isBefore(since) && read.value().compareTo(most) > 0
        ? new Look.Failed(
            ExitCode.OBJECTIVE_MISSED,
            seen + ", above " + Text.duration(most) + ": the drill ends early",
            "see why it lags before the next one")
        : new Look.NotYet(left + "; " + seen);
  }
}
