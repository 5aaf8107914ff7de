package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import java.util.Map;

/** One call to AWS, exactly as it would be sent. */
final class CallLines {

  private CallLines() {}

  static void print(Page page, int indent, Call call) {
    page.line(
        " ".repeat(indent) + call.name() + "  in " + call.region() + "  at " + call.endpoint());
    int column =
        call.parameters().members().keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
    for (Map.Entry<String, Value> each : call.parameters().members().entrySet()) {
      parameter(page, indent + 2, column, each.getKey(), each.getValue());
    }
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
