package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.rehearse.FrontDoor;
import io.ecdr.usecase.DyingOperations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Two machines with a state folder each, and what they know of each other through buckets. */
class SharedStateTest extends TwoMachines {

  private static final String BACKUP =
      "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket backups";
  private static final String SWITCH =
      "switchover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss"
          + " --write-probe off --expect-primary us-east-1";
  private static final String FAIL =
      "failover orders --region us-east-1 --to eu-west-1 --accept-unknown-loss"
          + " --write-probe off --expect-primary us-east-1";

  @BeforeEach
  void bucketsOfBackups() {
    here.ends("sim bucket exports --region us-east-1", 0);
    here.ends("sim bucket backups --region eu-west-1", 0);
  }

  /** The id of the newest operation that a machine keeps. */
  private String newest(String machine) throws IOException {
    try (var all = Files.list(folder.resolve(machine).resolve("operations"))) {
      return all.max(Comparator.comparing(f -> f.toFile().lastModified()))
          .orElseThrow()
          .getFileName()
          .toString();
    }
  }

  private S3Client s3(String region) {
    return S3Client.builder()
        .endpointOverride(simulator.endpoint())
        .region(Region.of(region))
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOPERATOR", "x")))
        .build();
  }

  private String object(String region, String key) {
    try (var s3 = s3(region)) {
      var bucket = "state-" + region.substring(0, 2);
      return s3.getObjectAsBytes(r -> r.bucket(bucket).key("ecdr-state/" + key))
          .asString(StandardCharsets.UTF_8);
    }
  }

  /** From now on these keys of a state bucket cannot be written. */
  private void readOnly(String region, String keys) {
    var bucket = "state-" + region.substring(0, 2);
    try (var s3 = s3(region)) {
      s3.putBucketPolicy(
          r ->
              r.bucket(bucket)
                  .policy(
                      """
                      {"Version": "2012-10-17", "Statement": [{"Effect": "Deny",
                        "Principal": "*", "Action": "s3:PutObject",
                        "Resource": "arn:aws:s3:::%s/ecdr-state/%s"}]}"""
                          .formatted(bucket, keys)));
    }
  }

  private void writable(String region) {
    try (var s3 = s3(region)) {
      s3.deleteBucketPolicy(r -> r.bucket("state-" + region.substring(0, 2)));
    }
  }

  private static void killed(Operator operator, String line, String last) {
    operator.keeping(real -> new DyingOperations(real, written -> written.contains(last)));
    assertThatThrownBy(() -> operator.types(line)).isInstanceOf(DyingOperations.Died.class);
    operator.keeping(real -> real);
  }

  private int snapshots() {
    return new FrontDoor(simulator.endpoint(), "us-east-1", "AKIDOPERATOR")
            .elasticache("DescribeSnapshots", Map.of())
            .body()
            .split("<SnapshotName>", -1)
            .length
        - 1;
  }

  @Test
  void whatOneMachineDidIsListedShownAndReportedOnAnother() throws IOException {
    here.ends(BACKUP + " --yes" + BUCKETS, 0);
    var id = newest("here");

    var list = there.ends("op list -o json" + BUCKETS, 0).data().list("operations");
    assertThat(list).hasSize(1);
    assertThat(list.get(0).text("id")).contains(id);
    assertThat(list.get(0).text("state")).contains("done");
    assertThat(list.get(0).text("elsewhere").orElseThrow()).contains("s3://state-");
    assertThat(words(there.ends("op show " + id + BUCKETS, 0))).contains("s3://state-", "done");
    assertThat(words(there.ends("op report " + id + BUCKETS, 0))).contains("predicted");
    assertThat(words(there.ends("op watch " + id + BUCKETS, 0))).contains("done");
    assertThat(words(there.ends("op resume " + id + BUCKETS, 0))).contains("is done already");
    // Nothing of that was written down there, and without a bucket nobody knows it.
    assertThat(folder.resolve("there/operations")).doesNotExist();
    there.ends("op show " + id, 30);
    // Each bucket is enough.
    for (var one : List.of("us-east-1=state-us", "eu-west-1=state-eu")) {
      there.ends("op report " + id + " --state-bucket " + one, 0);
    }
  }

  @Test
  void whatOneMachineLeftAnotherFinishesAndNothingIsMadeTwice() throws IOException {
    here.ends("sim fault stuck snapshot", 0);
    here.ends(BACKUP + " --yes --timeout 2s" + BUCKETS, 22);
    here.ends("sim fault clear", 0);
    var id = newest("here");
    assertThat(snapshots()).isEqualTo(1);

    var look = there.ends("op resume " + id + " --dry-run" + BUCKETS, 0);
    assertThat(look.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    there.ends("op resume " + id + BUCKETS, 0);

    assertThat(snapshots()).isEqualTo(1);
    assertThat(newest("there")).isEqualTo(id);
    // The first machine learns of it, and has nothing left to do.
    assertThat(here.ends("op show " + id + " -o json" + BUCKETS, 0).data().fields("operation"))
        .satisfies(
            seen -> {
              assertThat(seen.text("state")).contains("done");
              assertThat(seen.text("elsewhere")).isPresent();
            });
    assertThat(words(here.ends("op resume " + id + BUCKETS, 0))).contains("is done already");
  }

  @Test
  void aBackupThatWasKilledIsFinishedFromACopyThatIsBehind() throws IOException {
    killed(here, BACKUP + " --yes" + BUCKETS, "\"result\":\"accepted\"");
    var id = newest("here");
    var known = Files.readString(folder.resolve("here/operations/" + id + "/journal.jsonl"));
    assertThat(known).contains("CreateSnapshot");

    // It may have made more than its copy tells, so it is finished, not undone.
    assertThat(words(there.ends("op abort " + id + " --yes" + BUCKETS, 14)))
        .contains("may not tell all that it made", "op resume " + id);
    there.ends("op resume " + id + BUCKETS, 0);
    assertThat(snapshots()).isEqualTo(1);
    // Both journals went on from the same beginning: the first machine does not mix them.
    assertThat(words(here.ends("op resume " + id + BUCKETS, 0))).contains("is done already");
  }

  @Test
  void anEmergencyThatWasKilledIsNotGoneOnWithFromACopy() throws IOException {
    here.ends(STANDBY, 0);
    killed(here, FAIL + " --even-if-primary-looks-healthy --yes" + BUCKETS, "\"type\":\"intent\"");
    var id = newest("here");
    // As if its last words had got through, or only its first.
    var plan = Files.readString(folder.resolve("here/operations/" + id + "/plan.json"));
    try (var s3 = s3("eu-west-1")) {
      s3.putObject(
          r -> r.bucket("state-eu").key("ecdr-state/operations/" + id + "/plan.json"),
          software.amazon.awssdk.core.sync.RequestBody.fromString(plan));
    }

    var refused = there.ends("op resume " + id + BUCKETS, 14);
    assertThat(words(refused))
        .contains("an emergency does not wait for its copy", "ecdr status orders-eu")
        .contains("nothing was changed");
    assertThat(refused.sent())
        .noneMatch(s -> s.action().contains("FailoverGlobalReplicationGroup"));
    here.ends("op resume " + id + BUCKETS, 0);
  }

  @Test
  void aPlanIsAppliedOnceByAllMachinesThatShareABucket() throws IOException {
    here.ends(STANDBY, 0);
    var file = folder.resolve("switch.json");
    here.ends("plan " + SWITCH + " --out " + file, 0);
    assertThat(words(here.ends("show " + file, 0))).contains("once: by this machine only");
    here.ends("apply " + file + " --yes" + BUCKETS, 0);
    var id = newest("here");

    for (var flag : List.of(" --dry-run", " --yes")) {
      var refused = there.ends("apply " + file + flag + BUCKETS, 14);
      assertThat(words(refused))
          .contains("was applied already, by operation " + id + " on ", " at 20");
      assertThat(refused.sent()).allMatch(RecordingHttp.Sent::readsOnly);
    }
    assertThat(words(here.ends("apply " + file + " --yes" + BUCKETS, 14)))
        .contains("was applied already, by operation " + id + " on this machine");
  }

  @Test
  void ofTwoMachinesThatApplyAtTheSameTimeTheSecondIsRefusedUnderTheLock() throws IOException {
    here.ends(STANDBY, 0);
    var file = folder.resolve("fail.json");
    here.ends("plan " + FAIL + " --out " + file, 0);
    here.ends("sim fault region-dark us-east-1", 0);
    here.ends("apply " + file + " --yes" + BUCKETS, 0);

    // An emergency asks nobody beforehand; the mark itself refuses it.
    var refused = there.ends("apply " + file + " --yes" + BUCKETS, 14);
    assertThat(words(refused)).contains("was applied already, by operation");
    assertThat(refused.sent()).noneMatch(s -> s.action().startsWith("FailoverGlobal"));
    assertThat(object("eu-west-1", "applied/" + newest("here") + ".json")).contains("\"host\"");
  }

  @Test
  void aMarkWhoseAnswerWasLostIsKnownForOnesOwn() throws IOException {
    here.ends(STANDBY, 0);
    var file = folder.resolve("switch.json");
    here.ends("plan " + SWITCH + " --out " + file, 0);
    here.ends("sim fault lose-answer PutObject --after-effect --times 9", 0);
    here.ends("apply " + file + " --yes" + BUCKETS, 0);
    here.ends("sim fault clear", 0);
    var id = newest("here");
    for (var region : List.of("us-east-1", "eu-west-1")) {
      assertThat(object(region, "operations/" + id + "/journal.jsonl")).contains("\"closed\"");
    }
  }

  @Test
  void whatCannotBeUndoneIsNotSentWhereOthersCouldNotFindIt() throws IOException {
    here.ends(STANDBY, 0);
    readOnly("eu-west-1", "operations/*/journal.jsonl");

    var stopped = here.ends(SWITCH + " --yes" + BUCKETS, 32);
    assertThat(words(stopped))
        .contains("not sent, since other machines could not find it", "state-eu in eu-west-1")
        .contains("ecdr op resume");
    assertThat(stopped.sent()).noneMatch(s -> s.action().startsWith("FailoverGlobal"));

    writable("eu-west-1");
    here.ends("op resume " + newest("here") + BUCKETS, 0);
  }

  @Test
  void anOperationThatOthersWouldNotFindIsNotBegun() {
    here.ends(STANDBY, 0);
    readOnly("eu-west-1", "operations/*");

    var refused = here.ends(SWITCH + " --yes" + BUCKETS, 32);
    assertThat(words(refused)).contains("state-eu in eu-west-1", "nothing was changed");
    assertThat(folder.resolve("here/operations").resolve("x").getParent().toFile().list())
        .as("only the standby's")
        .hasSize(1);
  }

  @Test
  void anEmergencyGoesOnWithoutItsCopyAndSaysSo() throws IOException {
    here.ends(STANDBY, 0);
    readOnly("eu-west-1", "operations/*");
    here.ends("sim fault region-dark us-east-1", 0);

    var done = here.ends(FAIL + " --yes" + BUCKETS, 0);
    assertThat(words(done))
        .contains("other machines may not find how operation " + newest("here") + " stands");
  }

  @Test
  void anEmergencySharesNothingBeforeThePromotionIsOnTheWire() throws IOException {
    here.ends(STANDBY, 0);
    var done = here.ends(FAIL + " --even-if-primary-looks-healthy --yes" + BUCKETS, 0);

    var calls = done.sent().stream().map(s -> s.method() + " " + s.action()).toList();
    int promoted = calls.indexOf("POST FailoverGlobalReplicationGroup");
    assertThat(promoted).isPositive();
    assertThat(calls.subList(0, promoted)).noneMatch(call -> call.contains("/operations/"));
    assertThat(calls.subList(promoted, calls.size()))
        .anyMatch(call -> call.startsWith("PUT") && call.contains("/operations/"));
    assertThat(object("eu-west-1", "operations/" + newest("here") + "/journal.jsonl"))
        .contains("\"closed\"");
  }

  @Test
  void whatAHookWroteStaysOnItsMachine() throws IOException {
    var hook =
        Files.writeString(folder.resolve("hook.sh"), "#!/bin/sh\necho secret-word\necho fine\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    here.ends(BACKUP + " --yes --pre-hook " + hook + BUCKETS, 0);
    var id = newest("here");

    assertThat(Files.readString(folder.resolve("here/operations/" + id + "/journal.jsonl")))
        .contains("secret-word");
    for (var name : List.of("plan.json", "journal.jsonl", "report.json")) {
      assertThat(object("eu-west-1", "operations/" + id + "/" + name))
          .isNotEmpty()
          .doesNotContain("secret-word");
    }
    assertThat(words(here.ends("op show " + id + BUCKETS, 0))).doesNotContain("copy");
  }

  @Test
  void aBucketThatDoesNotAnswerIsWarnedAbout() throws IOException {
    here.ends(BACKUP + " --yes" + BUCKETS, 0);
    here.ends("sim fault region-dark us-east-1", 0);

    var list = there.ends("op list" + BUCKETS, 0);
    assertThat(list.out()).contains(newest("here"));
    assertThat(words(list)).contains("may be missing", "state-us in us-east-1");
    assertThat(words(there.ends("op show nothing" + BUCKETS, 30)))
        .contains("may be missing", "state-us in us-east-1");
  }

  @Test
  void anAbortOnAnotherMachineClosesTheOperationForAll() throws IOException {
    here.ends("sim fault stuck snapshot", 0);
    here.ends(BACKUP + " --yes --timeout 2s" + BUCKETS, 22);
    here.ends("sim fault clear", 0);
    var id = newest("here");

    there.ends("op abort " + id + " --yes" + BUCKETS, 0);
    assertThat(snapshots()).isZero();
    var refused = here.ends("op resume " + id + BUCKETS, 14);
    assertThat(words(refused)).contains("was undone by");
  }

  @Test
  void howLongItTookBeforeIsWhatIsExpectedNextTime() throws IOException {
    var first = here.ends(BACKUP + " --dry-run -o json", 0).data();
    assertThat(first.toString()).doesNotContain("of this cache");
    here.ends(BACKUP + " --yes", 0);
    here.ends(BACKUP + " --yes", 0);

    var planned = here.ends(BACKUP + " --dry-run", 0);
    assertThat(words(planned))
        .contains("median of 2 runs of this cache, newest 20")
        .contains("by earlier runs");
    // Another machine has not seen any.
    assertThat(words(there.ends(BACKUP + " --dry-run", 0))).doesNotContain("of this cache");
  }

  @Test
  void looksWriteNothing() throws IOException {
    here.ends("sim fault stuck snapshot", 0);
    here.ends(BACKUP + " --yes --timeout 2s" + BUCKETS, 22);
    var id = newest("here");
    for (var look :
        List.of(
            "op list",
            "op show " + id,
            "op resume " + id + " --dry-run",
            "op abort " + id + " --dry-run")) {
      var looked = there.ends(look + BUCKETS, 0);
      assertThat(looked.sent()).as(look).allMatch(RecordingHttp.Sent::readsOnly);
    }
    assertThat(folder.resolve("there")).doesNotExist();
  }
}
