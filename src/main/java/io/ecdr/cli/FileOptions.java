package io.ecdr.cli;

import static java.util.Map.entry;

import io.ecdr.model.Region;
import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.Choice;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Said;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Which option takes which words of the configuration file. As with variables, only options that
 * several commands share: a name of something new is never taken from a file.
 */
final class FileOptions {

  /** Options whose value is one key of the file. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          entry("--dr-region", "dr-region"),
          entry("--prefix", "backup.prefix"),
          entry("--keep-last", "backup.keep.last"),
          entry("--keep-hourly", "backup.keep.hourly"),
          entry("--keep-daily", "backup.keep.daily"),
          entry("--keep-weekly", "backup.keep.weekly"),
          entry("--keep-monthly", "backup.keep.monthly"),
          entry("--keep-yearly", "backup.keep.yearly"),
          entry("--keep-within", "backup.keep.within"),
          entry("--min-redundancy", "backup.keep.min-redundancy"),
          entry("--max-shrink", "backup.keep.max-shrink"),
          entry("--pre-hook", "hooks.pre"),
          entry("--post-hook", "hooks.post"),
          entry("--hook-timeout", "hooks.timeout"),
          entry("--fence", "fence.by"),
          entry("--fence-hook", "fence.hook"),
          entry("--fence-wait", "fence.wait"));

  /** Options that are made from more than one key. */
  private static final Set<String> MADE =
      Set.of("--region", "--bucket", "--dr-bucket", "--profile", "--state-bucket");

  private FileOptions() {}

  /** Whether the file never tells it. */
  static boolean none(OptionSpec option) {
    var name = option.longestName();
    boolean shared =
        EnvironmentDefaults.covers(option)
            || option.userObject() instanceof Field field
                && field.getDeclaringClass() == FenceOptions.class;
    return !shared || !KEYS.containsKey(name) && !MADE.contains(name);
  }

  /** What the file says for it. */
  static Optional<String> value(Config config, Optional<CacheEntry> entry, OptionSpec option) {
    SortedMap<String, Said> told = entry.map(e -> e.settings().told()).orElse(config.defaults());
    var region = entry.map(FileOptions::region).or(() -> text(told, "region"));
    return switch (option.longestName()) {
      case "--region" -> region;
      case "--bucket" -> region.flatMap(r -> text(told, "buckets." + r));
      case "--dr-bucket" -> text(told, "dr-region").flatMap(r -> text(told, "buckets." + r));
      case "--profile" ->
          text(told, "account").flatMap(name -> config.accounts().get(name).profile());
      case "--state-bucket" -> buckets(config.state());
      default -> text(told, KEYS.get(option.longestName()));
    };
  }

  private static String region(CacheEntry entry) {
    return ((Choice.One) entry.choice()).region().id();
  }

  private static Optional<String> text(Map<String, Said> told, String key) {
    return Optional.ofNullable(told.get(key)).map(Said::text);
  }

  private static Optional<String> buckets(SortedMap<Region, String> state) {
    return state.isEmpty()
        ? Optional.empty()
        : Optional.of(
            state.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(",")));
  }

  /** What variables say of keys of the file; they come before it. */
  static SortedMap<String, Said> variables(UnaryOperator<String> variables) {
    var all = new TreeMap<String, Said>();
    KEYS.forEach(
        (option, key) -> {
          var name = "ECDR_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
          var value = variables.apply(name);
          if (value != null && !value.isBlank() && !key.startsWith("fence.")) {
            all.put(key, new Said(List.of(value), name, 0, 0));
          }
        });
    return all;
  }
}
