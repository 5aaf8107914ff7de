package io.ecdr.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A piece of the file, and where it stands. Lines and columns are counted from 1. */
sealed interface Node {

  int line();

  int column();

  /** What it is, for complaints. */
  String sort();

  /**
   * One word.
   *
   * @param type as YAML takes it
   * @param text as it was written
   */
  record Leaf(int line, int column, Word.Type type, String text) implements Node {
    public Leaf {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(text, "text");
    }

    @Override
    public String sort() {
      return switch (type) {
        case TEXT -> "a text";
        case NUMBER -> "a number";
        case FLAG -> "true or false";
      };
    }
  }

  /** Nothing: a key without a value. */
  record Empty(int line, int column) implements Node {
    @Override
    public String sort() {
      return "nothing";
    }
  }

  /** A list. */
  record Row(int line, int column, List<Node> nodes) implements Node {
    public Row {
      nodes = List.copyOf(nodes);
    }

    @Override
    public String sort() {
      return "a list";
    }
  }

  /** An object; its members in the order of the file. */
  record Table(int line, int column, Map<String, Entry> entries) implements Node {
    public Table {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String sort() {
      return "an object";
    }
  }

  /**
   * A member of an object.
   *
   * @param line of its name
   * @param column of its name
   */
  record Entry(int line, int column, Node value) {
    public Entry {
      Objects.requireNonNull(value, "value");
    }
  }
}
