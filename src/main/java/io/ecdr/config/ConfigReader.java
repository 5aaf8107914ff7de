package io.ecdr.config;

import io.ecdr.model.config.Config;
import io.ecdr.model.config.ConfigRead;
import io.ecdr.model.config.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a configuration file's text. All that is wrong is told at once: first what does not fit the
 * table of keys, and where all of it fits, what does not go together or cannot be kept.
 */
public final class ConfigReader {

  /** Far above any such file, far below memory. */
  public static final int LARGEST = 4 * 1024 * 1024;

  private ConfigReader() {}

  /**
   * Reads a text; JSON is YAML too.
   *
   * @param source the file's name, for origins
   * @param now from when on schedules are looked at
   */
  public static ConfigRead read(String source, String text, Instant now) {
    List<Problem> problems = new ArrayList<>();
    var root = YamlNodes.read(text, problems);
    root.ifPresent(node -> new ShapeCheck(problems).check(node, ConfigKeys.ROOT));
    if (problems.stream().anyMatch(Problem::error)
        || !(root.orElse(null) instanceof Node.Table table)) {
      return new ConfigRead(source, Optional.empty(), problems);
    }
    var parts = new ConfigParts(source, table);
    parts.complain(problems);
    if (problems.stream().anyMatch(Problem::error)) {
      return new ConfigRead(source, Optional.empty(), problems);
    }
    Config config = parts.config();
    ConfigRules.check(config, now, problems);
    boolean right = problems.stream().noneMatch(Problem::error);
    return new ConfigRead(source, right ? Optional.of(config) : Optional.empty(), problems);
  }
}
