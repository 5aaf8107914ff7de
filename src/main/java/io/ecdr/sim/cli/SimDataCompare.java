package io.ecdr.sim.cli;

import io.ecdr.sim.Stopwatch;
import io.ecdr.sim.rehearse.Comparer;
import io.ecdr.sim.rehearse.Comparison;
import io.ecdr.sim.rehearse.Difference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ecdr sim data compare}. */
@Command(
    name = "compare",
    description =
        "Compare every key, value and expiry of a live cache with a capture."
            + " Exit 40 when they differ; a key whose time has passed is no difference.",
    mixinStandardHelpOptions = true)
final class SimDataCompare implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CacheOptions cache;
  @Mixin private SimOutput output;

  @Option(names = "--with", required = true, paramLabel = "FILE", description = "The capture.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::compare);
  }

  private int compare() throws Exception {
    try (var live = cache.connect()) {
      var clock = Stopwatch.started();
      var outcome = new Comparer(live).with(file);
      double seconds = clock.seconds();
      output.print(spec, values(outcome, seconds), () -> text(outcome, seconds));
      return outcome.equal() ? SimExit.OK : SimExit.DIFFERENT;
    }
  }

  private Map<String, Object> values(Comparison outcome, double seconds) {
    var values = new LinkedHashMap<String, Object>();
    values.put("cache", cache.cache());
    values.put("region", cache.region());
    values.put("equal", outcome.equal());
    values.put("captured", outcome.captured());
    for (var difference : Difference.values()) {
      values.put(difference.word(), outcome.of(difference));
    }
    values.put("seconds", seconds);
    values.put("examples", outcome.examples().stream().map(SimDataCompare::values).toList());
    return values;
  }

  private static Map<String, Object> values(Comparison.Example example) {
    var values = new LinkedHashMap<String, Object>();
    values.put("difference", example.difference().word());
    values.put("database", example.database());
    values.put("key", example.key());
    values.put("detail", example.detail());
    return values;
  }

  private String text(Comparison outcome, double seconds) {
    String counts =
        Arrays.stream(Difference.values())
            .map(d -> String.format(Locale.ROOT, "%s %,d", d.word(), outcome.of(d)))
            .collect(Collectors.joining(", "));
    String examples =
        outcome.examples().stream()
            .map(e -> "\n  " + e.difference().word() + " " + e.key() + ": " + e.detail())
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "%s: %s (%,d captured, %.1f s): %s%s",
        cache.cache(),
        outcome.equal() ? "equal" : "DIFFERENT",
        outcome.captured(),
        seconds,
        counts,
        examples);
  }
}
