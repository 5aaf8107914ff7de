package io.ecdr.cli;

import io.ecdr.model.OnFailover;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether standbys are promoted or detached: all, and single ones otherwise. */
public final class OnFailoverOptions {

  @Option(
      names = "--on-failover",
      paramLabel = "[CACHE=]promote|detach",
      description =
          "promote: standbys become primaries, and the old ones follow them when they return;"
              + " detach: they leave their Global Datastores at once, without a promotion. With a"
              + " cache's id only for that one; repeatable. Default: promote.")
  private List<String> said = List.of();

  /** What is done with those that are not named. */
  OnFailover usual(CommandSpec spec) {
    return all(spec).orElse(OnFailover.PROMOTE);
  }

  /** Whether there is any that nothing but a promotion is said of. */
  boolean promotesAny(CommandSpec spec) {
    return usual(spec) == OnFailover.PROMOTE || named(spec).containsValue(OnFailover.PROMOTE);
  }

  private Optional<OnFailover> all(CommandSpec spec) {
    List<OnFailover> ways = new ArrayList<>();
    said.stream().filter(word -> !word.contains("=")).forEach(word -> ways.add(way(spec, word)));
    if (ways.size() > 1) {
      throw new ParameterException(
          spec.commandLine(), "--on-failover is said more than once for all caches");
    }
    return ways.stream().findFirst();
  }

  /** What is done with single ones, by the caches' ids. */
  SortedMap<String, OnFailover> named(CommandSpec spec) {
    var ways = new TreeMap<String, OnFailover>();
    for (var word : said) {
      int at = word.indexOf('=');
      if (at < 0) {
        continue;
      }
      var id = id(spec, word.substring(0, at));
      if (ways.put(id, way(spec, word.substring(at + 1))) != null) {
        throw new ParameterException(
            spec.commandLine(), "--on-failover is said more than once for " + id);
      }
    }
    return ways;
  }

  private static String id(CommandSpec spec, String word) {
    try {
      return new Converters.Id().convert(word);
    } catch (RuntimeException e) {
      throw new ParameterException(spec.commandLine(), "--on-failover: " + e.getMessage(), e);
    }
  }

  private static OnFailover way(CommandSpec spec, String word) {
    for (var way : OnFailover.values()) {
      if (way.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
        return way;
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "--on-failover: '" + word + "' is neither promote nor detach; one cache: orders=detach");
  }
}
