package io.ecdr.codec;

import io.ecdr.model.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Takes members out of an object and complains clearly about what is missing or wrong. */
final class Form {

  private final Value.Fields fields;
  private final String place;

  /**
   * @param place what the object is, for complaints
   */
  Form(Value.Fields fields, String place) {
    this.fields = fields;
    this.place = place;
  }

  /** Demands a schema of this name and version, such as {@code ecdr.plan/1}. */
  Form schema(String wanted) {
    var found = text("schema");
    if (!found.equals(wanted)) {
      throw new Malformed(
          place + ": written as '" + found + "', and this version of ecdr reads '" + wanted + "'");
    }
    return this;
  }

  /** Demands that there is nothing but these members. */
  Form only(String... names) {
    var extra = new TreeSet<>(fields.members().keySet());
    List.of(names).forEach(extra::remove);
    if (!extra.isEmpty()) {
      throw new Malformed(place + ": unknown members " + extra);
    }
    return this;
  }

  private <T extends Value> T need(String name, Class<T> type, String what) {
    var value = fields.members().get(name);
    if (value == null) {
      throw new Malformed(place + ": '" + name + "' is missing");
    }
    if (!type.isInstance(value)) {
      throw new Malformed(place + ": '" + name + "' is no " + what);
    }
    return type.cast(value);
  }

  boolean has(String name) {
    return fields.members().containsKey(name);
  }

  String text(String name) {
    return need(name, Value.Text.class, "text").value();
  }

  boolean flag(String name) {
    return need(name, Value.Flag.class, "true or false").value();
  }

  long number(String name) {
    try {
      return need(name, Value.Num.class, "number").value().longValueExact();
    } catch (ArithmeticException e) {
      throw new Malformed(place + ": '" + name + "' is no whole number in range", e);
    }
  }

  int integer(String name) {
    try {
      return Math.toIntExact(number(name));
    } catch (ArithmeticException e) {
      throw new Malformed(place + ": '" + name + "' is out of range", e);
    }
  }

  Value.Fields fields(String name) {
    return need(name, Value.Fields.class, "object");
  }

  Instant time(String name) {
    if (fields.members().get(name) instanceof Value.Time time) {
      return time.value();
    }
    return parsed(name, Instant::parse);
  }

  Duration duration(String name) {
    return parsed(name, Duration::parse);
  }

  /** A text member made into something else by a method that throws when it does not fit. */
  <T> T parsed(String name, Function<String, T> parse) {
    var text = text(name);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Malformed(place + ": '" + name + "' is wrong: " + e.getMessage(), e);
    }
  }

  <T> Optional<T> maybe(String name, Function<String, T> take) {
    return has(name) ? Optional.of(take.apply(name)) : Optional.empty();
  }

  List<String> texts(String name) {
    return elements(name, Value.Text.class, "text").stream().map(Value.Text::value).toList();
  }

  /** A list of objects, each read by a function. */
  <T> List<T> list(String name, Function<Value.Fields, T> each) {
    List<T> all = new ArrayList<>();
    for (var element : elements(name, Value.Fields.class, "object")) {
      try {
        all.add(each.apply(element));
      } catch (Malformed e) {
        throw e.in(place + ", " + name + "[" + all.size() + "]");
      }
    }
    return all;
  }

  private <T extends Value> List<T> elements(String name, Class<T> type, String what) {
    List<T> all = new ArrayList<>();
    for (var value : need(name, Value.Items.class, "list").values()) {
      if (!type.isInstance(value)) {
        throw new Malformed(place + ": '" + name + "' holds something that is no " + what);
      }
      all.add(type.cast(value));
    }
    return all;
  }
}
