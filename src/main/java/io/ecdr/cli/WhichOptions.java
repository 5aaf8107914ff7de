package io.ecdr.cli;

import io.ecdr.codec.PriorityForm;
import io.ecdr.model.CacheChoice;
import io.ecdr.model.Rank;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which caches of a Region are meant, and in which order. */
public final class WhichOptions {

  @Parameters(
      paramLabel = "CACHE",
      arity = "0..*",
      converter = Converters.Cache.class,
      description = "Only these caches. Default: all.")
  private List<String> caches = List.of();

  @Option(
      names = "--match",
      paramLabel = "PATTERN",
      description = "Only caches whose id fits, such as 'cart-*'; repeatable.")
  private List<String> patterns = List.of();

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      description = "Only caches with this tag; repeated, with all of them.")
  private Map<String, String> tags = new TreeMap<>();

  @Option(
      names = "--priority",
      paramLabel = "FILE",
      description =
          "YAML file that tells which caches go first, and after which others. Where it says"
              + " nothing: the tag ecdr:priority, else 100. One begins when those of a smaller number"
              + " have sent their first change, or 15 s after them. Its form: ecdr schema"
              + " priority/1.")
  private Path priority;

  CacheChoice choice() {
    return new CacheChoice(
        caches,
        patterns.stream().map(pattern -> pattern.toLowerCase(Locale.ROOT)).toList(),
        new TreeMap<>(tags));
  }

  /** The file's ranks by the caches' ids. */
  SortedMap<String, Rank> ranks(CommandSpec spec) {
    return priority == null
        ? new TreeMap<>()
        : InputFile.read(
            spec,
            "--priority",
            priority,
            "priority/1",
            text -> PriorityForm.file(priority.toString(), text));
  }
}
