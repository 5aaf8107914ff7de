package io.ecdr.execute;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.plan.Step;
import io.ecdr.plan.Text;
import io.ecdr.port.Programs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes orders from hooks: what they are told, with what only running the plan could tell. */
public final class HookOrder {

  private HookOrder() {}

  /**
   * One: its facts as variables, and as JSON on its standard input. A fact that no step left behind
   * is told as it was expected, which is {@code unknown}.
   */
  static Programs.Order of(Step.Hook hook, BoundValues bound) {
    var facts = new TreeMap<String, String>();
    hook.facts().members().forEach((name, value) -> facts.put(name, told(value, name, bound)));
    return order(hook, facts, hook.variables());
  }

  /**
   * One that only rehearses: no step was run, so every fact is told as it was expected, and {@code
   * ECDR_DRILL} says so.
   *
   * @param ways names of variables that it is given too, which tell the way to the network
   */
  public static Programs.Order rehearsed(Step.Hook hook, List<String> ways) {
    var facts = new TreeMap<String, String>();
    var nothing = new BoundValues(Map.of());
    hook.facts().members().forEach((name, value) -> facts.put(name, told(value, name, nothing)));
    facts.put("ECDR_DRILL", "yes");
    return order(hook, facts, Stream.concat(hook.variables().stream(), ways.stream()).toList());
  }

  private static Programs.Order order(
      Step.Hook hook, Map<String, String> facts, List<String> variables) {
    var input = Value.Fields.NONE;
    for (var fact : facts.entrySet()) {
      input = input.with(fact.getKey(), fact.getValue());
    }
    return new Programs.Order(hook.command(), facts, variables, Json.write(input) + "\n");
  }

  private static String told(Value value, String name, BoundValues bound) {
    try {
      return Text.value(bound.resolve(Value.Fields.NONE.with(name, value)).get(name).orElseThrow());
    } catch (BoundValues.Missing e) {
      return ((Value.Bound) value).expected();
    }
  }

  /** How much the hooks before it have used of the time that they share. */
  static Duration used(Step.Hook hook, Map<String, Value.Fields> facts) {
    return hook.terms().fellows().stream()
        .map(id -> facts.getOrDefault(id, Value.Fields.NONE).number("Millis").orElse(0L))
        .map(Duration::ofMillis)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
