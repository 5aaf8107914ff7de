package io.ecdr.execute;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.plan.Step;
import io.ecdr.plan.Text;
import io.ecdr.port.Programs;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Makes orders from hooks: what they are told, with what only running the plan could tell. */
final class HookOrder {

  private HookOrder() {}

  /**
   * One: its facts as variables, and as JSON on its standard input. A fact that no step left behind
   * is told as it was expected, which is {@code unknown}.
   */
  static Programs.Order of(Step.Hook hook, BoundValues bound) {
    var facts = new TreeMap<String, String>();
    hook.facts().members().forEach((name, value) -> facts.put(name, told(value, name, bound)));
    var input = Value.Fields.NONE;
    for (var fact : facts.entrySet()) {
      input = input.with(fact.getKey(), fact.getValue());
    }
    return new Programs.Order(hook.command(), facts, hook.variables(), Json.write(input) + "\n");
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
