package io.ecdr.config;

import io.ecdr.model.config.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A text as pieces that know where they stand. No types are made from tags, and anchors are
 * refused, so that a short text cannot stand for a long one.
 */
final class YamlNodes {

  /** Deeper than any such file, far below the stack. */
  private static final int DEEPEST = 20;

  private final List<Problem> problems;

  private YamlNodes(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Reads a text.
   *
   * @param problems what is wrong is added to it
   * @return empty when nothing can be made of it
   */
  static Optional<Node> read(String text, List<Problem> problems) {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    try {
      var root = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(text));
      if (root == null) {
        problems.add(error(1, 1, "", "the file is empty", "write one: ecdr config init"));
        return Optional.empty();
      }
      return Optional.of(new YamlNodes(problems).node(root, ""));
    } catch (MarkedYAMLException e) {
      var mark = Optional.ofNullable(e.getProblemMark());
      problems.add(
          error(
              mark.map(m -> m.getLine() + 1).orElse(1),
              mark.map(m -> m.getColumn() + 1).orElse(1),
              "",
              "this is no YAML: " + said(e),
              ""));
    } catch (YAMLException e) {
      problems.add(error(1, 1, "", "this is no YAML: " + e.getMessage(), ""));
    }
    return Optional.empty();
  }

  private static String said(MarkedYAMLException e) {
    return Optional.ofNullable(e.getContext()).map(c -> c + ", ").orElse("")
        + Optional.ofNullable(e.getProblem()).orElse("it cannot be read");
  }

  static Problem error(int line, int column, String key, String what, String hint) {
    return new Problem(line, column, key, what, hint, Problem.Weight.ERROR);
  }

  private Node node(org.yaml.snakeyaml.nodes.Node from, String key) {
    var mark = from.getStartMark();
    int line = mark.getLine() + 1;
    int column = mark.getColumn() + 1;
    if (from.getAnchor() != null) {
      problems.add(error(line, column, key, "anchors and aliases are not taken", "write it out"));
      return new Node.Empty(line, column);
    }
    if (from instanceof MappingNode mapping) {
      return table(mapping, line, column, key);
    }
    if (from instanceof SequenceNode sequence) {
      List<Node> all = new ArrayList<>();
      for (var each : sequence.getValue()) {
        all.add(node(each, key + "[" + all.size() + "]"));
      }
      return new Node.Row(line, column, all);
    }
    return leaf((ScalarNode) from, line, column);
  }

  private static Node leaf(ScalarNode scalar, int line, int column) {
    var tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return new Node.Empty(line, column);
    }
    var type =
        tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)
            ? Word.Type.NUMBER
            : tag.equals(Tag.BOOL) ? Word.Type.FLAG : Word.Type.TEXT;
    return new Node.Leaf(line, column, type, scalar.getValue());
  }

  private Node table(MappingNode mapping, int line, int column, String key) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Mark at = tuple.getKeyNode().getStartMark();
      int row = at.getLine() + 1;
      int place = at.getColumn() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode name) || name.getTag().equals(Tag.MERGE)) {
        problems.add(error(row, place, key, "a key must be one word", ""));
        continue;
      }
      var inner = key.isEmpty() ? name.getValue() : key + "." + name.getValue();
      var value = node(tuple.getValueNode(), inner);
      var before = entries.putIfAbsent(name.getValue(), new Node.Entry(row, place, value));
      if (before != null) {
        problems.add(
            error(
                row,
                place,
                inner,
                "this is the second '"
                    + name.getValue()
                    + "'; the first is in line "
                    + before.line(),
                "keep one"));
      }
    }
    return new Node.Table(line, column, entries);
  }
}
