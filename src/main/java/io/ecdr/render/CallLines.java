package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call to AWS, exactly as it would be sent. */
final class CallLines {

  private CallLines() {}

  static void print(Page page, int indent, Call call) {
    page.flow(
        indent,
        call.name()
            + "  in "
            + call.region()
            + "  at "
            + call.endpoint()
            + call.profile().map(name -> "  as profile " + name).orElse(""));
    int column =
        call.parameters().members().keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
    for (Map.Entry<String, Value> each : call.parameters().members().entrySet()) {
      parameter(page, indent + 2, column, each.getKey(), each.getValue());
    }
  }

  /** What is sent in the place of a step's call where there is no capacity, one line each. */
  static List<String> otherwise(Step.Act act) {
    List<String> all = new ArrayList<>();
    for (var other : act.otherwise()) {
      var differing = new ArrayList<String>();
      other
          .parameters()
          .members()
          .forEach(
              (name, value) -> {
                if (!act.call().parameters().get(name).equals(Optional.of(value))) {
                  differing.add(name + " " + Words.of(value));
                }
              });
      all.add("refused for want of capacity: then the same with " + String.join(", ", differing));
    }
    return all;
  }

  private static void parameter(Page page, int indent, int column, String name, Value value) {
    if (value instanceof Value.Items items && !items.values().isEmpty()) {
      boolean objects = items.values().stream().anyMatch(v -> v instanceof Value.Fields);
      if (objects || items.values().size() > 3) {
        page.line(" ".repeat(indent) + name);
        items.values().forEach(v -> page.text(indent + 2, "- " + Words.of(v)));
        return;
      }
    }
    page.entry(indent, column, name, Words.of(value));
  }
}
