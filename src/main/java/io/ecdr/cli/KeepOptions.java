package io.ecdr.cli;

import io.ecdr.model.KeepRules;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which backups are wanted. One that any rule wants stays. */
public final class KeepOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--keep-last", paramLabel = "N", description = "Keep the N newest backups.")
  private int last;

  @Option(
      names = "--keep-hourly",
      paramLabel = "N",
      description = "Keep the newest of each of N hours.")
  private int hourly;

  @Option(
      names = "--keep-daily",
      paramLabel = "N",
      description = "Keep the newest of each of N days, in UTC.")
  private int daily;

  @Option(
      names = "--keep-weekly",
      paramLabel = "N",
      description = "Keep the newest of each of N weeks from Monday.")
  private int weekly;

  @Option(
      names = "--keep-monthly",
      paramLabel = "N",
      description = "Keep the newest of each of N months.")
  private int monthly;

  @Option(
      names = "--keep-yearly",
      paramLabel = "N",
      description = "Keep the newest of each of N years.")
  private int yearly;

  @Option(
      names = "--keep-within",
      paramLabel = "DURATION",
      converter = Converters.LongDuration.class,
      description = "Keep all so much older than the newest, and one more.")
  private Duration within;

  @Option(
      names = "--min-redundancy",
      paramLabel = "N",
      description = "Never leave fewer proven backups. Default: 1.")
  private int minRedundancy = KeepRules.MIN_REDUNDANCY;

  @Option(
      names = "--max-shrink",
      paramLabel = "PERCENT",
      description = "A backup that shrank by more is suspect. Default: 50.")
  private int maxShrink = KeepRules.MAX_SHRINK;

  /** Whether any rule was given. */
  boolean given() {
    return last != 0
        || hourly != 0
        || daily != 0
        || weekly != 0
        || monthly != 0
        || yearly != 0
        || within != null;
  }

  /** The rules, when any was given. */
  Optional<KeepRules> asked() {
    return given() ? Optional.of(rules()) : Optional.empty();
  }

  /** The rules; without any, bad usage: nothing would be kept but the floor. */
  KeepRules rules() {
    if (!given()) {
      throw new ParameterException(
          spec.commandLine(),
          "No rule says what to keep; give at least one, such as --keep-daily 7");
    }
    try {
      return new KeepRules(
          last,
          hourly,
          daily,
          weekly,
          monthly,
          yearly,
          Optional.ofNullable(within),
          minRedundancy,
          maxShrink);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
