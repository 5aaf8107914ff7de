package io.ecdr.execute;

import io.ecdr.model.Fact;
import io.ecdr.model.Lag;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.LagCalls;
import io.ecdr.plan.Service;
import io.ecdr.plan.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the lag of a condition's {@code ReplicationGroupId} in its Region, whatever it is for. */
final class LagLook {

  private static final int PAGES = 20;

  private LagLook() {}

  /** What the newest lag comes to; not yet where none can be read. */
  static Look look(Condition condition, Dialogue dialogue, Function<Lag.Read, Look> judge) {
    var wanted = condition.parameters();
    var group = wanted.text("ReplicationGroupId").orElse("");
    // Its nodes tell its metric from that of a group whose name begins like its own.
    var describe = Groups.describe(dialogue, condition.region(), group);
    var described = dialogue.ask("nodes", describe);
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
      if (described.isEmpty()) {
        return new Look.Asking();
      }
      if (!(described.get() instanceof Completion.Answered) && !Groups.notFound(described.get())) {
        return Looks.unreadable(describe, described.get());
      }
      var nodes = nodes(described.get(), group);
      dimensions.addAll(LagCalls.dimensions(answered.body(), datastore, group, nodes));
      next =
          answered
              .body()
              .text("NextToken")
              .filter(token -> !token.isEmpty())
              .map(token -> LagCalls.names().with("NextToken", token));
    }
    return dimensions.isEmpty()
        ? new Look.NotYet("no lag metric of " + group + " is listed; that is not zero")
        : values(condition, dialogue, dimensions.stream().distinct().toList(), judge);
  }

  private static List<String> nodes(Completion described, String group) {
    return described instanceof Completion.Answered answered
        ? Groups.in(answered, group).map(g -> g.texts("MemberClusters")).orElse(List.of())
        : List.of();
  }

  private static Look values(
      Condition condition,
      Dialogue dialogue,
      List<Value.Items> dimensions,
      Function<Lag.Read, Look> judge) {
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
        ? judge.apply(read)
        : new Look.NotYet(((Lag.Unknown) lag).why());
  }

  static String words(Lag.Read read) {
    return "the newest lag is "
        + Text.duration(read.value())
        + ", in the minute from "
        + read.sample();
  }

  static Value.Fields facts(Lag.Read read) {
    return Value.fields(
        "LagSeconds",
        BigDecimal.valueOf(read.value().toMillis(), 3).stripTrailingZeros().toPlainString(),
        "SampleAt",
        read.sample().toString());
  }
}
