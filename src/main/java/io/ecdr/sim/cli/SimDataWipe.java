package io.ecdr.sim.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ecdr sim data wipe}. */
@Command(
    name = "wipe",
    description = "Remove every key of a cache.",
    mixinStandardHelpOptions = true)
final class SimDataWipe implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CacheOptions cache;
  @Mixin private SimOutput output;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::wipe);
  }

  private int wipe() {
    try (var live = cache.connect()) {
      long before = live.size();
      live.wipe();
      long after = live.size();
      var values = new LinkedHashMap<String, Object>();
      values.put("cache", cache.cache());
      values.put("region", cache.region());
      values.put("before", before);
      values.put("after", after);
      output.print(
          spec,
          values,
          () ->
              String.format(
                  Locale.ROOT, "%s: %,d keys before, %,d now", cache.cache(), before, after));
    }
    return SimExit.OK;
  }
}
