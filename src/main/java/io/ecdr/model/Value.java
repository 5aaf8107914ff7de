package io.ecdr.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A tree of plain data: the parameters of a call, the answer to it, the facts a step leaves behind.
 *
 * <p>Members keep AWS's own names and spelling. Field order is alphabetical everywhere, so two
 * equal trees print the same text and have the same digest.
 */
public sealed interface Value {

  /** A string. */
  record Text(String value) implements Value {
    public Text {
      Objects.requireNonNull(value, "value");
    }
  }

  /** A number, whole or not. */
  record Num(BigDecimal value) implements Value {
    public Num {
      Objects.requireNonNull(value, "value");
    }
  }

  /** True or false. */
  record Flag(boolean value) implements Value {}

  /** A moment. */
  record Time(Instant value) implements Value {
    public Time {
      Objects.requireNonNull(value, "value");
    }
  }

  /** A list, in the order the service gave or takes. */
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /**
   * A value that only running the plan can tell: a fact of an earlier step of the same lane.
   *
   * @param step the id of the step that leaves the fact
   * @param path dotted path into that step's facts, such as {@code Objects.0.Key}
   * @param expected what is most likely; shown in a dry run, marked as expected
   */
  record Bound(String step, String path, String expected) implements Value {
    public Bound {
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(expected, "expected");
    }
  }

  /**
   * A secret, by where it is. What it is shows nowhere but in the request that is sent.
   *
   * @param reference {@code env:NAME} or {@code file:PATH}
   */
  record Secret(String reference) implements Value {
    public Secret {
      SecretReference.require(reference);
    }
  }

  /**
   * A text that was read while a plan runs and that nobody is to see: it is compared and sent, and
   * shows nowhere, not in a digest either.
   */
  final class Concealed implements Value {
    private final String text;

    public Concealed(String text) {
      this.text = Objects.requireNonNull(text, "text");
    }

    /** What it is; only for who compares it, changes it, or sends it. */
    public String reveal() {
      return text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Concealed concealed && concealed.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public String toString() {
      return "<concealed>";
    }
  }

  /** Named members, sorted by name. An absent member is absent, never a null. */
  record Fields(SortedMap<String, Value> members) implements Value {

    /** No members at all. */
    public static final Fields NONE = new Fields(new TreeMap<>());

    public Fields {
      members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
      members.forEach((name, value) -> Objects.requireNonNull(value, name));
    }

    /** The member at a name, if it is there. */
    public Optional<Value> get(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /** The member as text; empty when it is absent, blank, or not a text. */
    public Optional<String> text(String name) {
      return get(name)
          .flatMap(
              v ->
                  v instanceof Text t && !t.value().isBlank()
                      ? Optional.of(t.value())
                      : Optional.empty());
    }

    /** The member as a whole number; empty when it is absent or not a number. */
    public Optional<Long> number(String name) {
      return get(name)
          .flatMap(v -> v instanceof Num n ? Optional.of(n.value().longValue()) : Optional.empty());
    }

    /** The member as true or false; empty when it is absent or neither. */
    public Optional<Boolean> flag(String name) {
      return get(name)
          .flatMap(v -> v instanceof Flag f ? Optional.of(f.value()) : Optional.empty());
    }

    /** The member as a moment; empty when it is absent or none. */
    public Optional<Instant> time(String name) {
      return get(name)
          .flatMap(v -> v instanceof Time t ? Optional.of(t.value()) : Optional.empty());
    }

    /** The member's own members; {@link #NONE} when it is absent. */
    public Fields fields(String name) {
      return get(name).map(v -> v instanceof Fields f ? f : NONE).orElse(NONE);
    }

    /** The elements of a list member that are objects; empty when it is absent. */
    public List<Fields> list(String name) {
      return elements(name, v -> v instanceof Fields f ? f : null);
    }

    /** The elements of a list member that are texts; empty when it is absent. */
    public List<String> texts(String name) {
      return elements(name, v -> v instanceof Text t ? t.value() : null);
    }

    /** The elements of a list member that are numbers; empty when it is absent. */
    public List<Long> numbers(String name) {
      return elements(name, v -> v instanceof Num n ? n.value().longValue() : null);
    }

    private <T> List<T> elements(String name, Function<Value, T> each) {
      if (!(members.get(name) instanceof Items items)) {
        return List.of();
      }
      return items.values().stream().map(each).filter(Objects::nonNull).toList();
    }

    /** These members with one more, or with one replaced. */
    public Fields with(String name, Value value) {
      var all = new TreeMap<>(members);
      all.put(name, value);
      return new Fields(all);
    }

    /** These members with one more, or with one replaced. */
    public Fields with(String name, String value) {
      return with(name, new Text(value));
    }

    /** These members with one more, or with one replaced. */
    public Fields with(String name, long value) {
      return with(name, of(value));
    }

    /** These members with one more, or with one replaced. */
    public Fields with(String name, boolean value) {
      return with(name, new Flag(value));
    }

    /** These members, and the other's where it has a value. */
    public Fields with(String name, Optional<String> value) {
      return value.map(v -> with(name, v)).orElse(this);
    }

    /** These members without one. */
    public Fields without(String name) {
      var all = new TreeMap<>(members);
      all.remove(name);
      return new Fields(all);
    }
  }

  /** A whole number. */
  static Num of(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  /** A list of numbers. */
  static Items numbers(Collection<Long> values) {
    return new Items(values.stream().<Value>map(n -> new Num(BigDecimal.valueOf(n))).toList());
  }

  /** A list of texts. */
  static Items texts(List<String> values) {
    return new Items(values.stream().<Value>map(Text::new).toList());
  }

  /** Fields of texts, from a plain map. */
  static Fields fields(Map<String, String> members) {
    var all = new TreeMap<String, Value>();
    members.forEach((name, value) -> all.put(name, new Text(value)));
    return new Fields(all);
  }

  /** Fields from alternating names and values: {@code Value.fields("A", "x", "B", "y")}. */
  static Fields fields(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "names and values must pair up: " + List.of(namesAndValues));
    }
    var all = new TreeMap<String, Value>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put(namesAndValues[i], new Text(namesAndValues[i + 1]));
    }
    return new Fields(all);
  }

  /** A list of objects. */
  static Items items(List<? extends Value> values) {
    return new Items(new ArrayList<>(values));
  }
}
