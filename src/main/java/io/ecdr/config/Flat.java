package io.ecdr.config;

import io.ecdr.model.config.Said;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The words of a part of the file by their dotted keys, each with its place. */
final class Flat {

  private static final String EVERY = "backup.every";
  private static final String CRON = "backup.cron";

  private final SortedMap<String, Said> all;

  private Flat(SortedMap<String, Said> all) {
    this.all = all;
  }

  /**
   * Of a part.
   *
   * @param source the file's name, for origins
   */
  static Flat of(Optional<Node> part, String source) {
    var all = new TreeMap<String, Said>();
    part.ifPresent(node -> put(all, "", node, source));
    return new Flat(all);
  }

  private static void put(SortedMap<String, Said> all, String key, Node node, String source) {
    if (node instanceof Node.Table table) {
      table
          .entries()
          .forEach(
              (name, entry) ->
                  put(all, key.isEmpty() ? name : key + "." + name, entry.value(), source));
      return;
    }
    List<Node> nodes = node instanceof Node.Row row ? row.nodes() : List.of(node);
    var words =
        nodes.stream()
            .filter(Node.Leaf.class::isInstance)
            .map(leaf -> ((Node.Leaf) leaf).text())
            .toList();
    all.put(key, new Said(words, source + ":" + node.line(), node.line(), node.column()));
  }

  /**
   * The same with more particular words over it. Of every and cron the more particular one holds.
   */
  Flat under(Flat particular) {
    var merged = new TreeMap<>(all);
    if (particular.all.containsKey(EVERY)) {
      merged.remove(CRON);
    }
    if (particular.all.containsKey(CRON)) {
      merged.remove(EVERY);
    }
    merged.putAll(particular.all);
    return new Flat(merged);
  }

  SortedMap<String, Said> all() {
    return all;
  }

  Optional<Said> said(String key) {
    return Optional.ofNullable(all.get(key));
  }

  Optional<String> text(String key) {
    return said(key).map(Said::text);
  }

  <T> Optional<T> parsed(String key, Function<String, T> parse) {
    return text(key).map(parse);
  }

  List<String> words(String key) {
    return said(key).map(Said::words).orElse(List.of());
  }

  int number(String key, int fallback) {
    return text(key).map(Integer::parseInt).orElse(fallback);
  }

  /** The words one level below a key, by the rest of their keys, which may hold dots. */
  SortedMap<String, String> below(String key) {
    var found = new TreeMap<String, String>();
    all.forEach(
        (name, said) -> {
          if (name.startsWith(key + ".")) {
            found.put(name.substring(key.length() + 1), said.text());
          }
        });
    return found;
  }

  /** Whether anything is said at a key or below it. */
  boolean has(String key) {
    return all.containsKey(key) || !below(key).isEmpty();
  }
}
