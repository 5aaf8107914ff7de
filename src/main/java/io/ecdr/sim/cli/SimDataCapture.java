package io.ecdr.sim.cli;

import io.ecdr.sim.Stopwatch;
import io.ecdr.sim.rehearse.Capture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ecdr sim data capture}. */
@Command(
    name = "capture",
    description =
        "Write down every key with its type, a digest of its value and the moment it expires."
            + " Stop all writers first.",
    mixinStandardHelpOptions = true)
final class SimDataCapture implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CacheOptions cache;
  @Mixin private SimOutput output;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::capture);
  }

  private int capture() throws Exception {
    try (var live = cache.connect()) {
      var clock = Stopwatch.started();
      var summary = new Capture(live).to(file);
      double seconds = clock.seconds();
      var values = new LinkedHashMap<String, Object>();
      values.put("cache", cache.cache());
      values.put("region", cache.region());
      values.put("keys", summary.keys());
      values.put("withTtl", summary.withTtl());
      values.put("byType", summary.byType());
      values.put("seconds", seconds);
      output.print(
          spec,
          values,
          () ->
              String.format(
                  Locale.ROOT,
                  "%s: captured %,d keys, %,d of them with a TTL, in %.1f s",
                  cache.cache(),
                  summary.keys(),
                  summary.withTtl(),
                  seconds));
    }
    return SimExit.OK;
  }
}
