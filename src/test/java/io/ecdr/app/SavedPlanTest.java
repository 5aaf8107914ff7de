package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.app.RecordingHttp.Sent;
import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import io.ecdr.render.script.ShellCheck;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Plans that are made now and applied later, typed at the whole program. */
class SavedPlanTest {

  private static final String NEW_GROUP =
      "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
          + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
          + " CacheSubnetGroupName=private CacheParameterGroupName=default.redis7"
          + " NumCacheClusters=2 AutomaticFailoverEnabled=true ReplicationGroupId=";
  private static final String BACKUP =
      "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu";
  private static final String RESTORE =
      "restore orders@latest --region us-east-1 --to eu-west-1 --as orders-dr --dr-bucket dr-eu"
          + " --subnet-group private";
  private static final String STANDBY =
      "standby create %s --region us-east-1 --to eu-west-1 --as %s --subnet-group private";
  private static final String SWITCH =
      "switchover shop --region us-east-1 --to eu-west-1 --accept-unknown-loss";
  private static final String FAIL =
      "failover shop --region us-east-1 --to eu-west-1 --accept-unknown-loss";
  private static final String DETACH = "detach shop-eu --region eu-west-1 --accept-unknown-loss";

  private static final String EVACUATE =
      "evacuate shop --from us-east-1 --to eu-west-1 --accept-unknown-loss"
          + " --even-if-primary-looks-healthy";

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;

  @BeforeEach
  void aCacheABackupAndAStandby() throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    done("sim subnet-group private --region us-east-1");
    done("sim subnet-group private --region eu-west-1");
    done("sim bucket exports --region us-east-1");
    done("sim bucket dr-eu --region eu-west-1");
    done(NEW_GROUP + "orders");
    done(NEW_GROUP + "shop");
    done("sim wait orders --region us-east-1");
    done("sim wait shop --region us-east-1");
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  private Operator.Ended done(String line) {
    return ended(line, 0);
  }

  private Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Path planned(String line) {
    var file = file("plan.json");
    done("plan " + line + " --out " + file);
    return file;
  }

  private void needs(String line) {
    if (line.startsWith("restore")) {
      done(BACKUP + " --yes");
    } else if (line.contains("shop")) {
      done(STANDBY.formatted("shop", "shop-eu") + " --yes");
    }
  }

  private static void onlyLooks(Operator.Ended ended) {
    assertThat(ended.sent()).allMatch(Sent::readsOnly);
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

  @Test
  void theRegionsHealthIsAskedAgainWhenItIsApplied() {
    needs(FAIL);
    var file = planned(FAIL);

    var refused = ended("apply " + file + " --yes", 11);

    assertThat(refused.err()).contains("us-east-1 answers");
    onlyLooks(refused);
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

  @Test
  void anotherPrimaryThanTheOneThatWasReadIsRefused() {
    needs(SWITCH);
    var file = planned(SWITCH);
    done(SWITCH + " --expect-primary us-east-1 --yes");

    var refused = ended("apply " + file + " --yes", 14);

    assertThat(refused.err()).contains("members was", "shop-eu in eu-west-1 SECONDARY");
    onlyLooks(refused);
  }

  @Test
  void aMemberThatIsGoneIsNamed() {
    needs(FAIL);
    var file = planned(FAIL);
    done(DETACH + " --expect-primary us-east-1 --yes");

    var refused = ended("apply " + file + " --yes", 30);

    assertThat(refused.err()).contains("shop");
    onlyLooks(refused);
  }

  @Test
  void anotherShapeOfTheCacheIsNamed() {
    var file = planned(BACKUP);
    done(
        "sim call elasticache DeleteReplicationGroup --region us-east-1 --quiet"
            + " ReplicationGroupId=orders");
    while (operator.types(NEW_GROUP.replace("r7g.large", "r7g.xlarge") + "orders").code() != 0) {
      LockSupport.parkNanos(20_000_000L);
    }
    done("sim wait orders --region us-east-1");

    var refused = ended("apply " + file + " --yes", 14);

    assertThat(refused.err())
        .contains("node type was 'cache.r7g.large' and is 'cache.r7g.xlarge'", "plan again");
    onlyLooks(refused);
  }

  @Test
  void aFileOfTheBackupThatWasReplacedIsNamed() {
    needs(RESTORE);
    var file = planned(RESTORE);
    var key =
        done("backup show orders@latest --dr-region eu-west-1 --dr-bucket dr-eu -o json").out();
    var found = Pattern.compile("\"(ecdr/[^\"]+\\.rdb)\"").matcher(key);
    assertThat(found.find()).isTrue();
    delete(found.group(1));

    var refused = ended("apply " + file + " --yes", 14);

    assertThat(refused.err())
        .contains("file " + found.group(1) + " was")
        .contains("is 'not there'");
    onlyLooks(refused);
  }

  private void delete(String key) {
    try (var s3 =
        S3Client.builder()
            .endpointOverride(simulator.endpoint())
            .region(Region.EU_WEST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOPERATOR", "x")))
            .build()) {
      s3.deleteObject(object -> object.bucket("dr-eu").key(key));
    }
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
  void aPlanGoesNowhereElseThanWhereItWasMadeFor() {
    var file = planned(BACKUP);
    var elsewhere = simulator.endpoint().toString().replace("127.0.0.1", "localhost");

    var refused = ended("apply " + file + " --yes --endpoint-url " + elsewhere, 14);

    assertThat(refused.err()).contains("endpoint was");
    onlyLooks(refused);
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
    done("sim bucket closed --region us-east-1 --no-policy");
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
    done("sim bucket closed --region us-east-1 --no-policy");
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

  private static String digest(io.ecdr.model.Value.Fields fields) {
    try {
      var sha = java.security.MessageDigest.getInstance("SHA-256");
      return java.util.HexFormat.of()
          .formatHex(sha.digest(Json.write(fields).getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
