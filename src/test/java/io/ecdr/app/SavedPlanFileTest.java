package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.sim.Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that plans are saved in: which are applied, and which are refused in a line. */
class SavedPlanFileTest extends SavedPlanGround {

  private static Simulator regions;

  @BeforeAll
  static void start(@TempDir Path state) throws IOException {
    regions = regions(state);
    var operator = new Operator(regions.endpoint(), state);
    operator.ends("sim bucket closed --region us-east-1 --no-policy", 0);
  }

  @AfterAll
  static void end() {
    regions.close();
  }

  @BeforeEach
  void aFolder() {
    typesAt(regions);
  }

  @Test
  void anExpiredPlanIsShownWithAWarningAndNotApplied() {
    var file = file("plan.json");
    done("plan " + BACKUP + " --valid-for 1s --out " + file);
    var end = Instant.now().plusMillis(1100);
    while (Instant.now().isBefore(end)) {
      LockSupport.parkNanos(20_000_000L);
    }

    assertThat(done("show " + file).err()).contains("warning: this plan expired");
    var refused = ended("apply " + file + " --yes", 14);
    assertThat(refused.err()).contains("expired at", "plan again");
    assertThat(refused.sent()).isEmpty();
  }

  @Test
  void onlyTheExpectedDigestIsApplied() {
    var file = planned(BACKUP);
    var digest = done("show " + file + " -o json").data().fields("savedPlan").text("digest");

    var refused = ended("apply " + file + " --yes --expect-digest 00ff", 14);
    assertThat(refused.err()).contains(digest.orElseThrow());
    assertThat(refused.sent()).isEmpty();
    done("apply " + file + " --yes --expect-digest " + digest.orElseThrow());
  }

  @Test
  void aFileIsNeverOverwritten() throws IOException {
    var file = planned(BACKUP);
    var before = Files.readString(file);

    var refused = ended("plan " + BACKUP + " --out " + file, 2);

    assertThat(refused.err()).contains("there is such a file already");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void aPlanThatChecksForbidIsSavedAndSaysSo() {
    var file = file("plan.json");
    var planned = ended("plan " + BACKUP.replace("exports", "nowhere") + " --out " + file, 11);
    assertThat(planned.out()).contains("Checks forbid it now");
    assertThat(file).exists();

    var refused = ended("apply " + file + " --yes", 11);
    onlyLooks(refused);
  }

  @Test
  void anOverrideIsInThePlanAndBesideTheResult() {
    var line = BACKUP.replace("exports", "closed");
    var refused = ended(line + " --yes", 11);
    assertThat(refused.err()).contains("or accept it: --override export-bucket-policy");

    var file = file("plan.json");
    done("plan " + line + " --override export-bucket-policy --out " + file);
    assertThat(done("show " + file).out()).contains("accepted by --override export-bucket-policy");
    // The service refuses what the check foresaw.
    var failed = ended("apply " + file + " --yes", 24);
    assertThat(failed.out()).contains("READ");
    assertThat(failed.err()).contains("warning: --override export-bucket-policy was said");
  }

  @Test
  void whatCannotBeOverriddenStaysAndAnUnknownCheckIsBadUsage() {
    var line = BACKUP.replace("exports", "nowhere");
    var refused = ended(line + " --override export-bucket-region --yes", 11);
    onlyLooks(refused);
    var stranger = ended(line + " --override luck --yes", 2);
    assertThat(stranger.err()).contains("no check 'luck'", "export-bucket-policy");
    onlyLooks(stranger);
  }

  @Test
  void whatIsNoGoodPlanIsRefusedInALine() throws IOException {
    var text = Files.readString(planned(BACKUP));
    bad("edited", text, t -> t.replace("\"orders\"", "\"others\""), 14, "it was altered");
    bad(
        "bound",
        text,
        t -> t.replace("PT24H", "PT25H").replace("\"expires\" : \"2", "\"expires\" : \"3"),
        14,
        "it was altered");
    bad("cut", text, t -> t.substring(0, t.length() / 2), 14, "cannot be applied");
    bad("empty", text, t -> "", 14, "cannot be applied");
    bad("text", text, t -> "hello", 14, "cannot be applied");
    bad("other", text, t -> "{\"schema\":\"ecdr.run/1\"}", 14, "ecdr.run/1");
    bad(
        "newer",
        text,
        t -> t.replace("ecdr.saved-plan/1", "ecdr.saved-plan/2"),
        14,
        "saved-plan/2");
    bad("more", text, t -> t.replaceFirst("\\{", "{\"more\":1,"), 14, "more");
    bad("deep", text, t -> "[".repeat(100_000), 14, "cannot be applied");
    bad("large", text, t -> " ".repeat(17 * 1024 * 1024), 14, "larger than");
    var missing = ended("apply " + file("nothing.json") + " --yes", 2);
    assertThat(missing.err()).contains("there is no such file");
    var directory = ended("show " + folder, 2);
    assertThat(directory.err()).contains("cannot read");
  }

  private void bad(
      String name, String text, UnaryOperator<String> change, int code, String... words)
      throws IOException {
    var file = file(name + ".json");
    Files.writeString(file, change.apply(text), StandardCharsets.UTF_8);
    for (var line : List.of("apply " + file + " --yes", "show " + file)) {
      var ended = ended(line, code);
      assertThat(ended.err()).contains(words);
      assertThat(ended.err().lines().filter(l -> l.startsWith("ecdr: "))).as(line).hasSize(1);
      assertThat(ended.err()).doesNotContain("Exception").doesNotContain("\tat ");
      assertThat(ended.sent()).isEmpty();
    }
  }

  @Test
  void aValidDigestDoesNotMakeNonsenseAPlan() throws IOException {
    var plan = Json.read(Files.readString(planned(BACKUP))).without("digest");
    var nonsense = plan.with("request", plan.fields("request").with("verb", "delete everything"));
    var file = file("nonsense.json");
    Files.writeString(file, Json.pretty(nonsense.with("digest", digest(nonsense))));

    var refused = ended("apply " + file + " --yes", 14);

    assertThat(refused.err()).contains("unknown verb 'delete everything'");
    assertThat(refused.sent()).isEmpty();
  }

  private static String digest(Value.Fields fields) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha.digest(Json.write(fields).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
