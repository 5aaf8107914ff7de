package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.rehearse.FrontDoor;
import io.ecdr.sim.rehearse.Xml;
import io.ecdr.sim.time.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every command that changes something, in a process of its own that gets a SIGKILL at a journal
 * entry, at each of them in turn: right before it is written, when what it tells has happened
 * already, and right after, when what it announces has not. Resumed, the world ends as if nothing
 * had happened: the same resources, none twice, none left over.
 *
 * <p>Between two entries nothing is sent that changes anything, but after an intent: so right after
 * an entry and right before the next one are the same, and are tried once. The process is held at
 * the entry by {@link HeldMain}; each has a cache and a state folder of its own.
 */
class KilledAtEveryEntryTest {

  /** They mostly wait for each other's answers, so more than there are cores. */
  private static final int AT_ONCE = 4;

  /** An abort looks half a minute for what became of the last call before it undoes anything. */
  private static final int ABORTS_AT_ONCE = 24;

  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");
  private static final String BACKUP =
      "backup create CACHE --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu --yes";
  private static final String STANDBY =
      "standby create CACHE --region us-east-1 --to eu-west-1 --as CACHE-eu"
          + " --subnet-group private --yes";
  private static final String PRUNE =
      "backup prune CACHE --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu"
          + " --keep-last 1 --yes";
  private static final Pattern OPERATION = Pattern.compile("\\d{8}-\\d{4}-[a-z0-9]{4}");

  @TempDir private Path folder;
  private Simulator simulator;

  /**
   * When it dies.
   *
   * @param entry from 1; 0 for never
   * @param before whether the entry is not written any more
   */
  private record Death(int entry, boolean before) {
    @Override
    public String toString() {
      return (before ? "before" : "after") + " entry " + entry;
    }
  }

  @BeforeEach
  void open() throws IOException {
    simulator =
        Simulator.start(
            new SimulatorOptions(
                0,
                REGIONS,
                Pace.INSTANT,
                EngineKind.MEMORY,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.of(1),
                SimulatorOptions.DEFAULT_ACCOUNT,
                Map.of()));
    var operator = operator("nobody");
    REGIONS.forEach(region -> done(operator, "sim subnet-group private --region " + region));
    done(operator, "sim bucket exports --region us-east-1");
    done(operator, "sim bucket dr-eu --region eu-west-1");
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  private Path state(String cache) {
    return folder.resolve(cache);
  }

  private Operator operator(String cache) {
    var operator = new Operator(simulator.endpoint(), state(cache).resolve("ecdr"));
    operator.grace(Duration.ofSeconds(2));
    return operator;
  }

  private static Operator.Ended done(Operator operator, String line) {
    return operator.ends(line, 0);
  }

  /** Makes a cache, and what the command needs besides. */
  private void prepare(String cache, String command) throws Exception {
    var operator = operator(cache);
    done(operator, Lines.group(cache));
    done(operator, "sim wait " + cache + " --region us-east-1");
    if (command.contains("-loss")) {
      done(operator, STANDBY.replace("CACHE", cache));
    } else if (command.startsWith("restore")) {
      done(operator, BACKUP.replace("CACHE", cache));
    } else if (command.equals(PRUNE)) {
      done(operator, BACKUP.replace("CACHE", cache));
      done(operator, BACKUP.replace("CACHE", cache));
    } else if (command.startsWith("op abort")) {
      // Dead when the copy is there and not written down.
      assertThat(killed(cache, BACKUP, new Death(9, true))).isTrue();
    }
    Files.createDirectories(state(cache));
    Files.writeString(state(cache).resolve("before"), String.join("\n", operations(cache)));
  }

  /** The operations of a state folder, oldest first. */
  private List<String> operations(String cache) throws IOException {
    var all = state(cache).resolve("ecdr/operations");
    if (!Files.exists(all)) {
      return List.of();
    }
    try (var folders = Files.list(all)) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> operationsBefore(String cache) throws IOException {
    return Files.readString(state(cache).resolve("before")).lines().toList();
  }

  /** The operation of the command that is tried; none when it died before there was one. */
  private Optional<String> operation(String cache) throws IOException {
    var before = operationsBefore(cache);
    var now = operations(cache).stream().filter(id -> !before.contains(id)).toList();
    assertThat(now).hasSizeLessThanOrEqualTo(1);
    return now.stream().findFirst();
  }

  /** Runs it in a process; whether it was killed where it should be. */
  private boolean killed(String cache, String command, Death death) throws Exception {
    var mark = state(cache).resolve("mark-" + death.entry() + death.before());
    var java =
        List.of(
            "-Dheld.trace=" + trace(cache),
            "-Dheld.mark=" + mark,
            "-Dheld.entry=" + death.entry(),
            "-Dheld.before=" + death.before());
    var line = command.replace("CACHE", cache).split(" ");
    try (var child =
        ChildProcess.start(HeldMain.class, simulator.endpoint(), state(cache), java, line)) {
      if (child.makes(mark)) {
        return child.kill();
      }
      var ended = child.ended();
      assertThat(ended.code()).as("%s, %s%n%s", command, death, ended.err()).isZero();
      return false;
    }
  }

  private Path trace(String cache) {
    return state(cache).resolve("trace");
  }

  /** Every moment to die at, from the types of the entries that were written. */
  private static List<Death> deaths(List<String> entries) {
    List<Death> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      all.add(new Death(i + 1, true));
      if (entries.get(i).equals("intent")) {
        all.add(new Death(i + 1, false));
      }
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    BACKUP,
    "restore CACHE@latest --region us-east-1 --to eu-west-1 --as CACHE-dr --dr-bucket dr-eu"
        + " --subnet-group private --yes",
    STANDBY,
    "switchover CACHE --region us-east-1 --to eu-west-1 --accept-unknown-loss"
        + " --expect-primary us-east-1 --yes",
    "failover CACHE --region us-east-1 --to eu-west-1 --accept-unknown-loss"
        + " --even-if-primary-looks-healthy --expect-primary us-east-1 --yes",
    "detach CACHE-eu --region eu-west-1 --accept-unknown-loss --expect-primary us-east-1 --yes",
    PRUNE,
  })
  void resumedItEndsAsIfNothingHadHappened(String command) throws Exception {
    everyDeathOf(command, AT_ONCE);
  }

  @Test
  void anAbortThatIsKilledEndsAsIfNothingHadHappened() throws Exception {
    everyDeathOf("op abort OPERATION --yes", ABORTS_AT_ONCE);
  }

  private void everyDeathOf(String command, int atOnce) throws Exception {
    prepare("orders00", command);
    Files.deleteIfExists(trace("orders00"));
    assertThat(killed("orders00", typed(command, "orders00"), new Death(0, false))).isFalse();
    var undisturbed = world("orders00");
    var deaths = deaths(Files.readAllLines(trace("orders00")));
    assertThat(undisturbed).isNotEmpty();
    assertThat(deaths).hasSizeGreaterThan(5);
    List<Callable<Void>> stories = new ArrayList<>();
    for (var death : deaths) {
      var cache = "orders%02d".formatted(stories.size() + 1);
      stories.add(
          () -> {
            prepare(cache, command);
            dies(cache, typed(command, cache), death);
            assertThat(world(cache)).as("%s %s", cache, death).isEqualTo(undisturbed);
            return null;
          });
    }
    var threads = Executors.newFixedThreadPool(atOnce);
    try {
      for (var story : threads.invokeAll(stories)) {
        story.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private String typed(String command, String cache) throws IOException {
    var before = operationsBefore(cache);
    return before.isEmpty() ? command : command.replace("OPERATION", before.get(before.size() - 1));
  }

  private void dies(String cache, String command, Death death) throws Exception {
    assertThat(killed(cache, command, death)).as("%s", death).isTrue();
    var again = operation(cache).map(id -> "op resume " + id + " --yes").orElse(command);
    var resumed = operator(cache).types(again.replace("CACHE", cache));
    assertThat(resumed.code()).as(death + "\n" + resumed.err() + resumed.out()).isZero();
  }

  /** Everything there is of one cache, wherever it is. */
  private List<String> world(String cache) {
    List<String> all = new ArrayList<>();
    for (var region : REGIONS) {
      var door = new FrontDoor(simulator.endpoint(), region, "AKIDOPERATOR");
      tell(door, "DescribeReplicationGroups", Map.of(), "ReplicationGroups", all);
      tell(door, "DescribeSnapshots", Map.of(), "Snapshots", all);
      tell(
          door,
          "DescribeGlobalReplicationGroups",
          Map.of("ShowMemberInfo", "true"),
          "GlobalReplicationGroups",
          all);
      var bucket = region.equals("us-east-1") ? "exports" : "dr-eu";
      var listed = door.s3("GET", "/" + bucket + "?list-type=2", "");
      assertThat(listed.ok()).as(listed.trouble()).isTrue();
      Xml.parse(listed.body())
          .children("Contents")
          .forEach(object -> all.add(bucket + " " + object.text("Key").orElseThrow()));
    }
    return all.stream()
        .filter(line -> line.contains(cache))
        .map(line -> line.replace(cache, "CACHE"))
        .map(line -> OPERATION.matcher(line).replaceAll("OPERATION"))
        .sorted()
        .toList();
  }

  private static void tell(
      FrontDoor door, String action, Map<String, String> asked, String list, List<String> into) {
    var answer = door.elasticache(action, asked);
    assertThat(answer.ok()).as(answer.trouble()).isTrue();
    var found = answer.xml().at(action + "Result/" + list).orElseThrow().children();
    found.forEach(each -> into.add(door.region() + " " + each.name() + words(each)));
  }

  /** What is the same in every run: what it is called, how it is, and who is its member. */
  private static String words(Xml resource) {
    return words("", resource)
        .filter(
            word ->
                word.matches(".*(Id|Name|Status|Role|Region|NumNodeGroups)=.*")
                    && !word.contains("Time"))
        .sorted()
        .reduce("", (all, word) -> all + " " + word);
  }

  private static Stream<String> words(String path, Xml element) {
    return element.children().isEmpty()
        ? Stream.of(path + "=" + element.text())
        : element.children().stream().flatMap(child -> words(path + "/" + child.name(), child));
  }
}
