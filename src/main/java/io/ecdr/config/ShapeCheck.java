package io.ecdr.config;

import io.ecdr.model.config.Problem;
import java.util.List;
import java.util.Optional;

/** Holds a file against the table of keys, and tells all that does not fit. */
final class ShapeCheck {

  private final List<Problem> problems;

  ShapeCheck(List<Problem> problems) {
    this.problems = problems;
  }

  void check(Node node, Shape shape) {
    check(node, shape, "");
  }

  private void check(Node node, Shape shape, String key) {
    if (node instanceof Node.Empty) {
      wrong(node, key, "there is nothing here; " + wanted(shape) + " is wanted", "");
    } else if (shape instanceof Shape.One one) {
      word(node, one.word(), key);
    } else if (shape instanceof Shape.Members members) {
      members(node, members, key);
    } else if (shape instanceof Shape.Named named) {
      named(node, named, key);
    } else if (shape instanceof Shape.Many many) {
      many(node, many, key);
    }
  }

  private static String wanted(Shape shape) {
    if (shape instanceof Shape.One one) {
      return one.word().what();
    }
    return shape instanceof Shape.Many ? "a list" : "an object";
  }

  private void word(Node node, Word word, String key) {
    if (!(node instanceof Node.Leaf leaf)) {
      wrong(node, key, "this is " + node.sort() + ", and " + word.what() + " is wanted", "");
      return;
    }
    boolean fits =
        switch (word.type()) {
          case TEXT -> true;
          case NUMBER -> leaf.text().matches("-?\\d{1,15}");
          case FLAG -> leaf.type() == Word.Type.FLAG;
        };
    if (!fits) {
      wrong(node, key, "'" + leaf.text() + "' is not " + word.what(), "");
      return;
    }
    try {
      word.check().accept(leaf.text());
    } catch (IllegalArgumentException e) {
      wrong(
          node,
          key,
          e.getMessage(),
          Suggestion.of(leaf.text(), word.choices()).map(w -> "write " + w).orElse(""));
    }
  }

  private void members(Node node, Shape.Members shape, String key) {
    if (!(node instanceof Node.Table table)) {
      wrong(node, key, "this is " + node.sort() + ", and an object is wanted", "");
      return;
    }
    var names = shape.keys().stream().map(Key::name).toList();
    table
        .entries()
        .forEach(
            (name, entry) -> {
              var inner = within(key, name);
              Optional<Key> known =
                  shape.keys().stream().filter(k -> k.name().equals(name)).findFirst();
              if (known.isPresent()) {
                check(entry.value(), known.get().shape(), inner);
              } else {
                problems.add(
                    YamlNodes.error(
                        entry.line(),
                        entry.column(),
                        inner,
                        "there is no key '" + name + "' here",
                        Suggestion.of(name, names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("keys here: " + String.join(", ", names))));
              }
            });
  }

  private void named(Node node, Shape.Named shape, String key) {
    if (!(node instanceof Node.Table table)) {
      wrong(node, key, "this is " + node.sort() + ", and an object is wanted", "");
      return;
    }
    table
        .entries()
        .forEach(
            (name, entry) -> {
              var at = new Node.Leaf(entry.line(), entry.column(), Word.Type.TEXT, name);
              word(at, shape.name(), within(key, name));
              check(entry.value(), shape.each(), within(key, name));
            });
  }

  private void many(Node node, Shape.Many shape, String key) {
    if (node instanceof Node.Row row) {
      int at = 0;
      for (var each : row.nodes()) {
        check(each, shape.each(), key + "[" + at++ + "]");
      }
    } else {
      check(node, shape.each(), key);
    }
  }

  private static String within(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }

  private void wrong(Node node, String key, String what, String hint) {
    problems.add(YamlNodes.error(node.line(), node.column(), key, what, hint));
  }
}
