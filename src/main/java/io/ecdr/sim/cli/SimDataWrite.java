package io.ecdr.sim.cli;

import io.ecdr.sim.Stopwatch;
import io.ecdr.sim.rehearse.SampleData;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ecdr sim data write}. */
@Command(
    name = "write",
    description = "Write keys of every type, a share of them with times to live.",
    mixinStandardHelpOptions = true)
final class SimDataWrite implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CacheOptions cache;
  @Mixin private SimOutput output;

  @Option(names = "--keys", required = true, paramLabel = "N", description = "How many.")
  private long keys;

  @Option(
      names = "--ttl-share",
      paramLabel = "SHARE",
      defaultValue = "0.33",
      description = "0 to 1 (default: ${DEFAULT-VALUE}); from 10 seconds to 7 days.")
  private double ttlShare;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed writes the same keys (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::write);
  }

  private int write() {
    try (var live = cache.connect()) {
      var clock = Stopwatch.started();
      var written = new SampleData(live, seed, ttlShare).write(keys);
      double seconds = clock.seconds();
      var values = new LinkedHashMap<String, Object>();
      values.put("cache", cache.cache());
      values.put("region", cache.region());
      values.put("keys", written.keys());
      values.put("withTtl", written.withTtl());
      values.put("seconds", seconds);
      output.print(
          spec,
          values,
          () ->
              String.format(
                  Locale.ROOT,
                  "%s: wrote %,d keys, %,d of them with a TTL, in %.1f s",
                  cache.cache(),
                  written.keys(),
                  written.withTtl(),
                  seconds));
    }
    return SimExit.OK;
  }
}
