package io.ecdr.gate;

import io.ecdr.plan.denial.Denial;
import io.ecdr.port.Confinement.Attempt;
import io.ecdr.port.Confinement.Counted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What was asked to be reached, in the order in which it was first asked. */
final class Ledger {

  private static final class Count {
    private int times;
    private int reached;
  }

  private final Map<Attempt, Count> all = new LinkedHashMap<>();
  private final Consumer<String> beginning;
  private String part = "start";

  /**
   * @param beginning told of each part
   */
  Ledger(Consumer<String> beginning) {
    this.beginning = beginning;
  }

  synchronized void part(String name) {
    part = name;
    beginning.accept(name);
  }

  synchronized String part() {
    return part;
  }

  /** Takes an attempt down; whether somebody was found there is told later. */
  synchronized Attempt note(Caller who, String host, int port, Denial.Verdict verdict) {
    var attempt =
        new Attempt(who.name(), who.child(), part, host, port, verdict.place(), verdict.why());
    all.computeIfAbsent(attempt, a -> new Count()).times++;
    return attempt;
  }

  synchronized void reached(Attempt attempt) {
    all.get(attempt).reached++;
  }

  synchronized List<Counted> all() {
    return all.entrySet().stream()
        .map(e -> new Counted(e.getKey(), e.getValue().times, e.getValue().reached))
        .toList();
  }
}
