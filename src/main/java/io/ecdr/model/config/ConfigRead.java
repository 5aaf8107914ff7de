package io.ecdr.model.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of reading a configuration file.
 *
 * @param source its name, as it was found
 * @param config empty when there is an error among the problems
 * @param problems all of them, in the order of the file, each once
 */
public record ConfigRead(String source, Optional<Config> config, List<Problem> problems) {

  public ConfigRead {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(config, "config");
    problems = once(problems);
    if (config.isPresent() && problems.stream().anyMatch(Problem::error)) {
      throw new IllegalArgumentException("a file with errors has no meaning");
    }
  }

  /** What is wrong in the defaults is wrong in each cache, and told once. */
  private static List<Problem> once(List<Problem> problems) {
    var all = new LinkedHashMap<String, Problem>();
    problems.stream()
        .sorted()
        .forEach(p -> all.putIfAbsent(p.line() + ":" + p.column() + " " + p.what(), p));
    return List.copyOf(all.values());
  }
}
