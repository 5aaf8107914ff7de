package io.ecdr.config;

import io.ecdr.model.config.Discovered;
import java.util.List;

/** A first file: what was found, and all other keys as comments. */
final class Sample {

  private static final int COLUMNS = 78;

  private final StringBuilder text = new StringBuilder();
  private final Discovered found;

  private Sample(Discovered found) {
    this.found = found;
  }

  /** The file's text. */
  static String of(Discovered found) {
    return new Sample(found).write();
  }

  private String write() {
    line(0, "# ecdr's configuration. What is commented out shows a default or an example.");
    line(0, "# After a change: ecdr config validate");
    line(0, "schema: " + ConfigKeys.SCHEMA);
    about(0, key("active"));
    line(0, "active: false");
    for (var name : List.of("accounts", "state", "notify")) {
      commented(0, key(name));
    }
    defaults();
    caches();
    return text.toString();
  }

  private void defaults() {
    about(0, key("defaults"));
    line(0, "defaults:");
    line(2, "region: " + found.region());
    line(2, comment(found.drRegion().isEmpty()) + "dr-region: " + dr());
    about(2, setting("buckets"));
    line(2, comment(!known(found.region().id()) && !known(dr())) + "buckets:");
    line(4, bucket(found.region().id()));
    line(4, bucket(dr()));
    about(2, setting("backup"));
    boolean complete = found.complete();
    line(2, comment(!complete) + "backup:");
    line(2, comment(!complete) + "  every: 6h");
    line(2, comment(!complete) + "  max-age: 13h");
    line(2, comment(!complete) + "  keep:");
    line(2, comment(!complete) + "    daily: 7");
    line(2, comment(!complete) + "    weekly: 5");
    for (var name : List.of("targets", "hooks", "fence", "labels")) {
      commented(2, setting(name));
    }
  }

  private String dr() {
    return found.drRegion().map(Object::toString).orElse("eu-west-1");
  }

  private boolean known(String region) {
    return found.buckets().keySet().stream().anyMatch(r -> r.id().equals(region));
  }

  private String bucket(String region) {
    var known =
        found.buckets().entrySet().stream()
            .filter(entry -> entry.getKey().id().equals(region))
            .map(entry -> entry.getValue())
            .findFirst();
    return comment(known.isEmpty()) + region + ": " + known.orElse("my-bucket-" + region);
  }

  private static String comment(boolean wanted) {
    return wanted ? "# " : "";
  }

  private void caches() {
    about(0, key("caches"));
    if (found.caches().isEmpty()) {
      line(0, "# No cache was found in " + found.region() + ".");
      line(0, "# caches:");
      line(0, "#   orders: {}");
      return;
    }
    line(0, "caches:");
    for (var cache : found.caches()) {
      var none = cache.standby().isEmpty() ? " {}" : "";
      line(2, cache.id() + ":" + none + (cache.engine().isEmpty() ? "" : "  # " + cache.engine()));
      cache
          .standby()
          .ifPresent(
              region -> {
                line(4, "standby:");
                line(6, "region: " + region);
              });
    }
    line(2, "# all-others:");
    line(2, "#   select:");
    line(2, "#     name: \"*\"");
  }

  /** A key that is not given, with an example of each below it. */
  private void commented(int indent, Key key) {
    about(indent, key);
    line(indent, "# " + key.name() + ":");
    examples(indent, 2, key.shape());
  }

  /**
   * @param indent of the comment
   * @param depth inside of it
   */
  private void examples(int indent, int depth, Shape shape) {
    if (shape instanceof Shape.Members members) {
      members.keys().forEach(key -> example(indent, depth, key));
    } else if (shape instanceof Shape.Named named && named.each() instanceof Shape.One one) {
      example(indent, depth, named.name().example() + ": " + one.word().example());
    } else if (shape instanceof Shape.Named named) {
      example(indent, depth, "prod:");
      examples(indent, depth + 2, named.each());
    } else if (shape instanceof Shape.Many many && many.each() instanceof Shape.Members members) {
      example(indent, depth, "- " + first(members));
    }
  }

  private static String first(Shape.Members members) {
    var key = members.keys().get(0);
    return key.name() + ": " + ((Shape.One) key.shape()).word().example();
  }

  private void example(int indent, int depth, Key key) {
    if (key.shape() instanceof Shape.One one) {
      example(indent, depth, key.name() + ": " + key.fallback().orElse(one.word().example()));
    } else {
      example(indent, depth, key.name() + ":");
      examples(indent, depth + 2, key.shape());
    }
  }

  private void example(int indent, int depth, String words) {
    line(indent, "# " + " ".repeat(depth) + words);
  }

  private void about(int indent, Key key) {
    text.append('\n');
    var line = new StringBuilder("#");
    for (var word : key.about().split(" ")) {
      if (indent + line.length() + 1 + word.length() > COLUMNS) {
        line(indent, line.toString());
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    line(indent, line.toString());
  }

  private static Key key(String name) {
    return find(ConfigKeys.ROOT, name);
  }

  private static Key setting(String name) {
    return find((Shape.Members) key("defaults").shape(), name);
  }

  private static Key find(Shape.Members members, String name) {
    return members.keys().stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
  }

  private void line(int indent, String words) {
    text.append(" ".repeat(indent)).append(words).append('\n');
  }
}
