package io.ecdr.sim.cli;

import io.ecdr.sim.rehearse.LostWrites;
import java.nio.file.Path;
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

/** {@code ecdr sim data lost}. */
@Command(
    name = "lost",
    description = {
      "Count the acknowledged writes of a stream that a cache does not hold, and tell how long"
          + " nothing was acknowledged when the stream moved.",
      "Exit 40 when more are lost than --at-most."
    },
    mixinStandardHelpOptions = true)
final class SimDataLost implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CacheOptions cache;
  @Mixin private SimOutput output;

  @Option(
      names = "--with",
      required = true,
      paramLabel = "FILE",
      description = "What 'data stream' wrote down.")
  private Path file;

  @Option(
      names = "--at-most",
      paramLabel = "N",
      description = "How many may be lost (default: any number).")
  private Long limit;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::look);
  }

  private int look() throws Exception {
    try (var live = cache.connect()) {
      var found = new LostWrites(live).of(file);
      output.print(spec, values(found), () -> text(found));
      return limit == null || found.lost() <= limit ? SimExit.OK : SimExit.DIFFERENT;
    }
  }

  private Map<String, Object> values(LostWrites.Found found) {
    var values = new LinkedHashMap<String, Object>();
    values.put("cache", cache.cache());
    values.put("region", cache.region());
    values.put("acknowledged", found.acknowledged());
    values.put("lost", found.lost());
    values.put("longestMoveSeconds", found.longestMove());
    values.put("moves", found.moves().stream().map(SimDataLost::values).toList());
    values.put("examples", found.examples());
    return values;
  }

  private static Map<String, Object> values(LostWrites.Move move) {
    var values = new LinkedHashMap<String, Object>();
    values.put("from", move.from().text());
    values.put("to", move.to().text());
    values.put("seconds", move.seconds());
    return values;
  }

  private String text(LostWrites.Found found) {
    String moves =
        found.moves().stream()
            .map(
                m ->
                    String.format(
                        Locale.ROOT,
                        "%n  %s to %s: %.1f s without a write",
                        m.from().text(),
                        m.to().text(),
                        m.seconds()))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d acknowledged writes are lost%s",
        cache.cache(),
        found.lost(),
        found.acknowledged(),
        moves);
  }
}
