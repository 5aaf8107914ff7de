package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Lag;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.LagCalls;
import io.ecdr.plan.Service;
import io.ecdr.plan.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code lag-under {GlobalReplicationGroupId, ReplicationGroupId, WritesStopped, Most}}: the lag of
 * the group, which is in the condition's Region, is at most {@code Most} in a value of its metric
 * that is of a time after writers stopped. A value has the time at which its minute begins, and
 * comes minutes late; one of the minute in which they stopped does not do.
 *
 * <p>When the time is over nothing was promoted, and nobody waits any longer: what is not known to
 * have crossed is a loss that nobody agreed to. Facts: {@code LagSeconds}, {@code SampleAt}.
 */
final class LagUnder implements Observer {

  private static final int PAGES = 20;

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
    var wanted = condition.parameters();
    var group = wanted.text("ReplicationGroupId").orElse("");
    List<Value.Items> dimensions = new ArrayList<>();
    var next = Optional.of(LagCalls.names());
    for (int page = 1; next.isPresent() && page <= PAGES; page++) {
      var call = dialogue.call(Service.CLOUDWATCH, "ListMetrics", condition.region(), next.get());
      var answer = dialogue.ask("names/" + page, call);
      if (answer.isEmpty()) {
        return new Look.Asking();
      }
      if (!(answer.get() instanceof Completion.Answered answered)) {
        return Looks.unreadable(call, answer.get());
      }
      var datastore = wanted.text("GlobalReplicationGroupId").orElse("");
      dimensions.addAll(LagCalls.dimensions(answered.body(), datastore, group, Optional.empty()));
      next =
          answered
              .body()
              .text("NextToken")
              .filter(token -> !token.isEmpty())
              .map(token -> LagCalls.names().with("NextToken", token));
    }
    return dimensions.isEmpty()
        ? new Look.NotYet("no lag metric of " + group + " is listed; that is not zero")
        : values(condition, dialogue, dimensions.stream().distinct().toList());
  }

  private static Look values(Condition condition, Dialogue dialogue, List<Value.Items> dimensions) {
    var call =
        dialogue.call(
            Service.CLOUDWATCH,
            "GetMetricData",
            condition.region(),
            LagCalls.values(dimensions, dialogue.now()));
    var answer = dialogue.ask("values", call);
    if (answer.isEmpty()) {
      return new Look.Asking();
    }
    if (!(answer.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(call, answer.get());
    }
    var lag = LagCalls.lag(new Fact.Known<>(answered.body(), dialogue.now()), dimensions);
    return lag instanceof Lag.Read read
        ? judge(condition.parameters(), read)
        : new Look.NotYet(((Lag.Unknown) lag).why());
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
    var seen =
        "the newest lag is "
            + Text.duration(read.value())
            + ", in the minute from "
            + read.sample();
    if (read.sample().isBefore(stopped)) {
      return new Look.NotYet(seen + "; writers stopped at " + stopped);
    }
    return read.value().compareTo(most) > 0
        ? new Look.NotYet(seen + "; wanted is at most " + Text.duration(most))
        : new Look.So(
            Value.fields(
                "LagSeconds",
                BigDecimal.valueOf(read.value().toMillis(), 3).stripTrailingZeros().toPlainString(),
                "SampleAt",
                read.sample().toString()));
  }
}
