package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a change of roles the next one needs a person, or an acknowledgement. */
class AntiFlapTest extends TwoMachines {

  private static final String OVER =
      "switchover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss --yes"
          + " --expect-primary us-east-1";
  private static final String BACK =
      "switchover orders --region us-east-1 --to us-east-1 --accept-unknown-loss --yes"
          + " --expect-primary eu-west-1";
  private static final String FAIL_BACK =
      BACK.replace("switchover", "failover") + " --even-if-primary-looks-healthy";

  @BeforeEach
  void aStandby() {
    here.ends(STANDBY, 0);
  }

  /** Switches over and returns the operation's id. */
  private String over(String more) {
    var data = here.ends(OVER + more + " -o json", 0).data();
    return data.fields("report").text("operation").orElseThrow();
  }

  private static Value.Fields window(Operator.Ended status) {
    var windows = status.data().list("caches").get(0).fields("globalDatastore").list("antiFlap");
    assertThat(windows).hasSize(1);
    return windows.get(0);
  }

  @Test
  void theWayBackWaitsUnattendedUntilSomebodyAcknowledges() {
    var over = here.ends(OVER, 0);
    assertThat(words(over)).contains("another role change of", "End that: ecdr op ack");
    var id = words(over).replaceAll(".*ecdr op ack (\\S+).*", "$1");

    var held = here.ends(BACK, 16);
    assertThat(words(held))
        .contains("switchover of orders-eu in eu-west-1 (operation " + id + ") ended at", "until")
        .contains("nothing was changed", "ecdr op ack " + id, "run it at a terminal")
        .doesNotContain("--break-lock");
    assertThat(held.sent()).isNotEmpty().allMatch(RecordingHttp.Sent::readsOnly);
    assertThat(words(here.ends("op show " + id, 0))).contains("ecdr op ack " + id);

    assertThat(words(here.ends("op ack " + id, 0))).contains("acknowledged", "this machine");
    assertThat(words(here.ends("op ack " + id, 0))).contains("nothing to do");
    assertThat(words(here.ends("op show " + id, 0))).doesNotContain("op ack");
    here.ends(BACK, 0);
  }

  @Test
  void statusAndOpShowTellAnOpenWindowAndItsEnd() {
    var id = over(BUCKETS);
    var status = "status orders --region us-east-1 --dr-region eu-west-1";

    assertThat(words(here.ends(status, 0))).contains("needs a person. End that: ecdr op ack");
    for (var asked : List.of(here, there)) {
      var window = window(asked.ends(status + BUCKETS + " -o json", 0));
      assertThat(window.text("operation")).contains(id);
      assertThat(window.text("verb")).contains("switchover");
      assertThat(window.text("end")).contains("ecdr op ack " + id);
      assertThat(window.number("secondsLeft").orElseThrow()).isBetween(3000L, 3600L);
      assertThat(window.text("until")).isPresent();
    }
    var shown = here.ends("op show " + id + " -o json", 0).data().fields("antiFlap");
    assertThat(shown.text("operation")).contains(id);
  }

  @Test
  void aWindowOfOneMachineIsSeenAndEndedOnAnother() {
    var id = over(BUCKETS);

    assertThat(words(there.ends(BACK + BUCKETS, 16))).contains("ecdr op ack " + id);
    there.ends("op ack " + id, 30);
    assertThat(words(there.ends("op ack " + id + BUCKETS, 0)))
        .contains("acknowledged", "state-us in us-east-1", "state-eu in eu-west-1");
    here.ends(BACK + BUCKETS, 0);
  }

  @Test
  void anAcknowledgementInOnePlaceIsEnough() {
    var id = over(BUCKETS);
    here.ends("sim fault region-dark us-east-1", 0);
    assertThat(words(there.ends("op ack " + id + BUCKETS, 20))).contains("state-us");
    here.ends("sim fault clear", 0);
    here.ends(BACK + BUCKETS, 0);
  }

  @Test
  void anEmergencyIsHeldOnlyUnattendedAndWithoutAReason() {
    var id = over("");

    assertThat(words(here.ends(FAIL_BACK, 16))).contains("ecdr op ack " + id, "--break-lock");
    assertThat(words(here.ends(FAIL_BACK + " --break-lock outage", 0)))
        .contains("done although switchover of orders-eu", "--break-lock was said: outage");
    // That opened a window of its own.
    here.ends(OVER, 16);
  }

  @Test
  void theChangeThatOpensAWindowSaysHowLongItIs() {
    over(" --anti-flap 0s");
    here.ends(BACK + " --anti-flap 1s", 0);
    // A later look is longer than that.
    here.ends("sim wait orders --region us-east-1", 0);
    var end = System.nanoTime() + 30_000_000_000L;
    while (here.types(OVER).code() == 16) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  @Test
  void whatIsThePrimaryAlreadyIsNotHeldUpAndNeitherIsALookNorAPlan() {
    over("");
    here.ends(OVER, 0);
    here.ends(BACK.replace("--yes", "--dry-run"), 0);
    var file = folder.resolve("back.json");
    here.ends("plan " + BACK.replace(" --yes", "") + " --out " + file, 0);
    here.ends("apply " + file + " --yes", 16);
    here.ends("start", 0);
    here.ends("apply " + file + " --yes", 16);
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
      here.ends(BACK, 16);
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
    assertThat(words(here.ends(BACK, 0)))
        .contains("were changed just now is not known: this machine has a note that cannot");
  }

  @Test
  void onlyAnOperationThatChangedRolesIsAcknowledged() {
    assertThat(words(here.ends("op ack 20261123-0115-none", 30))).contains("ecdr op list");
    var created =
        here.ends("op list -o json", 0).data().list("operations").stream()
            .filter(o -> o.text("verb").orElse("").equals("standby create"))
            .findFirst()
            .orElseThrow();
    assertThat(words(here.ends("op ack " + created.text("id").orElseThrow(), 11)))
        .contains("changes no roles");
  }
}
