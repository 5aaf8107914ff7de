package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.rehearse.BucketSetup;
import io.ecdr.sim.rehearse.FrontDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a change of roles the next one needs a person, or an acknowledgement. */
class AntiFlapTest {

  private static final String BUCKETS = " --state-bucket us-east-1=state-us,eu-west-1=state-eu";
  private static final String OVER =
      "switchover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss --yes"
          + " --expect-primary us-east-1";
  private static final String BACK =
      "switchover orders --region us-east-1 --to us-east-1 --accept-unknown-loss --yes"
          + " --expect-primary eu-west-1";
  private static final String FAIL_BACK =
      BACK.replace("switchover", "failover") + " --even-if-primary-looks-healthy";

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator here;
  private Operator there;

  @BeforeEach
  void open() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    here = new Operator(simulator.endpoint(), folder.resolve("here"));
    there = new Operator(simulator.endpoint(), folder.resolve("there"));
    for (var region : List.of("us-east-1", "eu-west-1")) {
      var door = new FrontDoor(simulator.endpoint(), region, "AKIDOPERATOR");
      assertThat(new BucketSetup(door).make("state-" + region.substring(0, 2), false).ok())
          .isTrue();
      ended(here, "sim subnet-group private --region " + region, 0);
    }
    ended(
        here,
        "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
            + " CacheSubnetGroupName=private CacheParameterGroupName=default.redis7"
            + " NumCacheClusters=2 AutomaticFailoverEnabled=true ReplicationGroupId=orders",
        0);
    ended(here, "sim wait orders --region us-east-1", 0);
    ended(
        here,
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu"
            + " --subnet-group private --yes",
        0);
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  private static Operator.Ended ended(Operator operator, String line, int code) {
    return operator.ends(line, code);
  }

  private static String words(Operator.Ended ended) {
    return (ended.err() + ended.out()).replaceAll("\\s+", " ");
  }

  /** Switches over and returns the operation's id. */
  private String over(String more) {
    var data = ended(here, OVER + more + " -o json", 0).data();
    return data.fields("report").text("operation").orElseThrow();
  }

  private static Value.Fields window(Operator.Ended status) {
    var windows = status.data().list("caches").get(0).fields("globalDatastore").list("antiFlap");
    assertThat(windows).hasSize(1);
    return windows.get(0);
  }

  @Test
  void theWayBackWaitsUnattendedUntilSomebodyAcknowledges() {
    var over = ended(here, OVER, 0);
    assertThat(words(over)).contains("another role change of", "End that: ecdr op ack");
    var id = words(over).replaceAll(".*ecdr op ack (\\S+).*", "$1");

    var held = ended(here, BACK, 16);
    assertThat(words(held))
        .contains("switchover of orders-eu in eu-west-1 (operation " + id + ") ended at", "until")
        .contains("nothing was changed", "ecdr op ack " + id, "run it at a terminal")
        .doesNotContain("--break-lock");
    assertThat(held.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(words(ended(here, "op show " + id, 0))).contains("ecdr op ack " + id);

    assertThat(words(ended(here, "op ack " + id, 0))).contains("acknowledged", "this machine");
    assertThat(words(ended(here, "op ack " + id, 0))).contains("nothing to do");
    assertThat(words(ended(here, "op show " + id, 0))).doesNotContain("op ack");
    ended(here, BACK, 0);
  }

  @Test
  void statusAndOpShowTellAnOpenWindowAndItsEnd() {
    var id = over(BUCKETS);
    var status = "status orders --region us-east-1 --dr-region eu-west-1";

    assertThat(words(ended(here, status, 0))).contains("needs a person. End that: ecdr op ack");
    for (var asked : List.of(here, there)) {
      var window = window(ended(asked, status + BUCKETS + " -o json", 0));
      assertThat(window.text("operation")).contains(id);
      assertThat(window.text("verb")).contains("switchover");
      assertThat(window.text("end")).contains("ecdr op ack " + id);
      assertThat(window.number("secondsLeft").orElseThrow()).isBetween(3000L, 3600L);
      assertThat(window.text("until")).isPresent();
    }
    var shown = ended(here, "op show " + id + " -o json", 0).data().fields("antiFlap");
    assertThat(shown.text("operation")).contains(id);
  }

  @Test
  void aWindowOfOneMachineIsSeenAndEndedOnAnother() {
    var id = over(BUCKETS);

    assertThat(words(ended(there, BACK + BUCKETS, 16))).contains("ecdr op ack " + id);
    ended(there, "op ack " + id, 30);
    assertThat(words(ended(there, "op ack " + id + BUCKETS, 0)))
        .contains("acknowledged", "state-us in us-east-1", "state-eu in eu-west-1");
    ended(here, BACK + BUCKETS, 0);
  }

  @Test
  void anAcknowledgementInOnePlaceIsEnough() {
    var id = over(BUCKETS);
    ended(here, "sim fault region-dark us-east-1", 0);
    assertThat(words(ended(there, "op ack " + id + BUCKETS, 20))).contains("state-us");
    ended(here, "sim fault clear", 0);
    ended(here, BACK + BUCKETS, 0);
  }

  @Test
  void anEmergencyIsHeldOnlyUnattendedAndWithoutAReason() {
    var id = over("");

    assertThat(words(ended(here, FAIL_BACK, 16))).contains("ecdr op ack " + id, "--break-lock");
    assertThat(words(ended(here, FAIL_BACK + " --break-lock outage", 0)))
        .contains("done although switchover of orders-eu", "--break-lock was said: outage");
    // That opened a window of its own.
    ended(here, OVER, 16);
  }

  @Test
  void theChangeThatOpensAWindowSaysHowLongItIs() {
    over(" --anti-flap 0s");
    ended(here, BACK + " --anti-flap 1s", 0);
    // A later look is longer than that.
    ended(here, "sim wait orders --region us-east-1", 0);
    var end = System.nanoTime() + 30_000_000_000L;
    while (here.types(OVER).code() == 16) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  @Test
  void whatIsThePrimaryAlreadyIsNotHeldUpAndNeitherIsALookNorAPlan() {
    over("");
    ended(here, OVER, 0);
    ended(here, BACK.replace("--yes", "--dry-run"), 0);
    var file = folder.resolve("back.json");
    ended(here, "plan " + BACK.replace(" --yes", "") + " --out " + file, 0);
    ended(here, "apply " + file + " --yes", 16);
    ended(here, "start", 0);
    ended(here, "apply " + file + " --yes", 16);
  }

  @Test
  void anotherMachinesClockDoesNotMatter() throws IOException {
    over(BUCKETS);
    // As if the writer's clock had been years ahead, or behind.
    for (var at : List.of("2001-01-01T00:00:00Z", "2101-01-01T00:00:00Z")) {
      try (var notes = Files.list(folder.resolve("here/notes"))) {
        for (var note : notes.toList()) {
          var text =
              Files.readString(note).replaceAll("\"at\": *\"[^\"]*\"", "\"at\": \"" + at + "\"");
          Files.writeString(note, text);
        }
      }
      ended(here, BACK, 16);
    }
  }

  @Test
  void aNoteThatCannotBeReadWarns() throws IOException {
    over("");
    try (var notes = Files.list(folder.resolve("here/notes"))) {
      for (var note : notes.toList()) {
        Files.writeString(note, "{");
      }
    }
    assertThat(words(ended(here, BACK, 0)))
        .contains("were changed just now is not known: this machine has a note that cannot");
  }

  @Test
  void onlyAnOperationThatChangedRolesIsAcknowledged() {
    assertThat(words(ended(here, "op ack 20261123-0115-none", 30))).contains("ecdr op list");
    var created =
        ended(here, "op list -o json", 0).data().list("operations").stream()
            .filter(o -> o.text("verb").orElse("").equals("standby create"))
            .findFirst()
            .orElseThrow();
    assertThat(words(ended(here, "op ack " + created.text("id").orElseThrow(), 11)))
        .contains("changes no roles");
  }
}
