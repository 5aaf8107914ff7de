package io.ecdr.sim.cli;

import io.ecdr.sim.Stopwatch;
import io.ecdr.sim.Ticks;
import io.ecdr.sim.rehearse.FrontDoor;
import io.ecdr.sim.rehearse.StreamSide;
import io.ecdr.sim.rehearse.WriteStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ecdr sim data stream}. */
@Command(
    name = "stream",
    description = {
      "Write numbered keys, one after another, to whichever member of a global datastore takes"
          + " them, and write down those that were acknowledged.",
      "When a member refuses or does not answer, the next one is tried. Ends after --seconds, or"
          + " at Ctrl-C or SIGTERM; the record is whole then too."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  ecdr sim data stream --cache orders@us-east-1 --cache orders-eu@eu-west-1 --out writes &"
    })
final class SimDataStream implements Callable<Integer> {

  private static final long WITHOUT_END = 86_400;
  private static final int LAST_WORDS_SECONDS = 5;

  @Spec private CommandSpec spec;
  @Mixin private SimOutput output;

  @Option(
      names = "--cache",
      required = true,
      split = ",",
      paramLabel = "ID@REGION",
      description = "A member of the global datastore, the primary first. Repeatable.")
  private List<String> members;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The record.")
  private Path file;

  @Option(
      names = "--every",
      paramLabel = "MILLIS",
      defaultValue = "5",
      description = "The pause between writes (default: ${DEFAULT-VALUE}).")
  private long every;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long (default: until it is ended, at most a day).")
  private Long seconds;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      defaultValue = "${env:AWS_ENDPOINT_URL:-http://127.0.0.1:4566}",
      description = "The simulator's address (default: AWS_ENDPOINT_URL, else port 4566 here).")
  private URI endpoint;

  @Option(
      names = "--access-key-id",
      paramLabel = "ID",
      defaultValue = "${env:AWS_ACCESS_KEY_ID:-AKIAREHEARSAL}",
      description = "Names the account (default: AWS_ACCESS_KEY_ID).")
  private String accessKey;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;

  @Override
  public Integer call() throws Exception {
    return SimTrouble.guard(spec, this::stream);
  }

  private int stream() throws IOException {
    if (every < 1 || (seconds != null && seconds < 1)) {
      throw new IllegalArgumentException("--every and --seconds must be at least 1");
    }
    var watch = Stopwatch.started();
    var end = new Thread(this::stop, "stream-end");
    try (var stream = new WriteStream(members(), file, watch::millis)) {
      Runtime.getRuntime().addShutdownHook(end);
      write(stream);
      stream.finish();
      report(stream, watch.seconds());
    } finally {
      ended.countDown();
      unhook(end);
    }
    return SimExit.OK;
  }

  private Map<StreamSide, FrontDoor> members() {
    var doors = new LinkedHashMap<StreamSide, FrontDoor>();
    for (String member : members) {
      var side = StreamSide.parse(member);
      doors.put(side, new FrontDoor(endpoint, side.region(), accessKey));
    }
    return doors;
  }

  private void write(WriteStream stream) throws IOException {
    long limit = seconds == null ? WITHOUT_END : seconds;
    try (var ticks = Ticks.limited(Duration.ofMillis(every), Duration.ofSeconds(limit))) {
      boolean said = false;
      do {
        if (stream.once() && !said) {
          said = true;
          SimTrouble.say(spec, "writing; acknowledged writes go to " + file, SimExit.OK);
        }
      } while (!stopping && ticks.next());
    }
  }

  private void report(WriteStream stream, double took) {
    var values = new LinkedHashMap<String, Object>();
    values.put("tried", stream.tried());
    values.put("acknowledged", stream.acknowledged());
    values.put("seconds", took);
    output.print(
        spec,
        values,
        () ->
            String.format(
                Locale.ROOT,
                "%,d writes acknowledged of %,d tried in %.1f s",
                stream.acknowledged(),
                stream.tried(),
                took));
  }

  /** The process ends when this returns, so it waits for the record's last line. */
  private void stop() {
    stopping = true;
    try {
      ended.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void unhook(Thread end) {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException e) {
      // It is what ended us.
    }
  }
}
