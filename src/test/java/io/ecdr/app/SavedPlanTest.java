package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.render.script.ShellCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans that are made now and applied later, typed at the whole program. */
class SavedPlanTest extends SavedPlanGround {

  private static final String EVACUATE =
      "evacuate shop --from us-east-1 --to eu-west-1 --accept-unknown-loss"
          + " --even-if-primary-looks-healthy";

  @BeforeEach
  void start() throws IOException {
    typesAt(regions(folder.resolve("state")));
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    BACKUP,
    RESTORE,
    "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu --subnet-group private",
    SWITCH,
    FAIL + " --even-if-primary-looks-healthy",
    DETACH,
    EVACUATE,
    "standby rebuild shop --region us-east-1 --in eu-west-1",
    "standby remove shop --region us-east-1 --in eu-west-1"
  })
  void everyCommandThatChangesSomethingCanBePlannedShownAndAppliedOnce(String line)
      throws IOException {
    needs(line);
    var file = file("plan.json");

    var planned = done("plan " + line + " --out " + file);
    onlyLooks(planned);
    assertThat(planned.out()).contains("digest", "rests on", "ecdr apply " + file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Schemas.fits("saved-plan/1", Files.readString(file));
    eachStepSaysWhatItNeeds(Files.readString(file));

    var shown = done("show " + file);
    assertThat(shown.sent()).isEmpty();
    assertThat(shown.out()).contains("digest", "Steps for", "At stake", "     needs: ");
    otherForms(file);

    var looked = done("apply " + file + " --dry-run --yes");
    onlyLooks(looked);

    var applied = done("apply " + file + " --yes");
    assertThat(applied.sent()).anyMatch(s -> !s.readsOnly());
    assertThat(applied.out()).contains("done and confirmed");

    var again = ended("apply " + file + " --yes", 14);
    assertThat(again.err()).contains("was applied already", "ecdr op show");
    assertThat(again.sent()).isEmpty();
  }

  private static void eachStepSaysWhatItNeeds(String file) {
    var steps = Json.read(file).fields("plan").list("lanes").get(0).list("steps");
    assertThat(steps).isNotEmpty();
    for (var step : steps) {
      assertThat(step.text("precondition")).as("%s", step).isPresent();
    }
  }

  /** Neither talks to anybody. */
  private void otherForms(Path file) {
    var ticket = done("show " + file + " --form markdown");
    assertThat(ticket.out())
        .startsWith("# ecdr ")
        .contains("--expect-digest", "## Checks", "Needs: ");
    var script = done("show " + file + " --form aws-cli");
    assertThat(script.out()).startsWith("#!/bin/sh\n").contains("--cli-input-json '{");
    ShellCheck.findsNothing(script.out());
    assertThat(ticket.sent()).isEmpty();
    assertThat(script.sent()).isEmpty();
    var both = ended("show " + file + " --form aws-cli -o json", 2);
    assertThat(both.err()).contains("--form aws-cli and -o json exclude each other");
  }

  @Test
  void aFailoverPlannedInQuietTimesIsAppliedInTheDisaster() {
    needs(FAIL);
    var file = planned(FAIL);
    operator.types("sim fault region-dark us-east-1");

    var applied = done("apply " + file + " --yes");

    assertThat(applied.sent().stream().map(Sent::action))
        .contains("FailoverGlobalReplicationGroup");
    assertThat(applied.out()).contains("failover: done and confirmed");
  }

  @ParameterizedTest
  @CsvSource({SWITCH, FAIL, DETACH})
  void thePrimaryThatWasSeenIsRecordedAndThePlanSaysSo(String line) throws IOException {
    needs(SWITCH);
    var dry = done(line + " --dry-run -o json").data().fields("plan");
    assertThat(expected(dry).text("verdict")).contains("skipped");
    assertThat(expected(dry).text("observed").orElseThrow())
        .contains("the primary is shop in us-east-1", "--expect-primary was not given");

    var saved = Json.read(Files.readString(planned(line))).fields("plan");

    assertThat(expected(saved).text("verdict")).contains("pass");
    assertThat(expected(saved).text("limit")).contains("us-east-1");
    assertThat(expected(saved).text("observed").orElseThrow())
        .contains("the primary was seen in us-east-1", "compared again when it is applied");
  }

  private static Value.Fields expected(Value.Fields plan) {
    return plan.list("checks").stream()
        .filter(c -> c.text("id").filter("expected-primary"::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }
}
