package io.ecdr.execute;

import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Replaces bound values by the facts that earlier steps left behind. */
final class BoundValues {

  private final Map<String, Value.Fields> facts;

  /**
   * @param facts of the steps that are done, by step id
   */
  BoundValues(Map<String, Value.Fields> facts) {
    this.facts = facts;
  }

  /**
   * The same tree with nothing bound in it.
   *
   * @throws Missing when a fact is not there
   */
  Value.Fields resolve(Value.Fields fields) {
    var members = new TreeMap<String, Value>();
    fields.members().forEach((name, value) -> members.put(name, any(value)));
    return new Value.Fields(members);
  }

  private Value any(Value value) {
    if (value instanceof Value.Fields fields) {
      return resolve(fields);
    }
    if (value instanceof Value.Items items) {
      List<Value> all = new ArrayList<>();
      items.values().forEach(item -> all.add(any(item)));
      return new Value.Items(all);
    }
    return value instanceof Value.Bound bound ? fact(bound) : value;
  }

  private Value fact(Value.Bound bound) {
    Optional<Value> at = Optional.ofNullable(facts.get(bound.step()));
    if (!bound.path().isEmpty()) {
      for (var name : bound.path().split("\\.")) {
        at = at.flatMap(value -> member(value, name));
      }
    }
    return at.orElseThrow(() -> new Missing(bound));
  }

  private static Optional<Value> member(Value value, String name) {
    if (value instanceof Value.Fields fields) {
      return fields.get(name);
    }
    if (value instanceof Value.Items items && name.matches("\\d{1,6}")) {
      int index = Integer.parseInt(name);
      return index < items.values().size()
          ? Optional.of(items.values().get(index))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** A step did not leave the fact that a later one is built on. */
  static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Missing(Value.Bound bound) {
      super(
          "step "
              + bound.step()
              + " left no '"
              + bound.path()
              + "' behind, which a later step needs");
    }
  }
}
