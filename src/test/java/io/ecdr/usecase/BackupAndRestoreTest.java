package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.Settings;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Call;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import io.ecdr.sim.engine.memory.MemoryGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a full cache to a restored one, through the planners, the executor, the SDK and the wire.
 */
class BackupAndRestoreTest {

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static Report done(Answer<RunReport> answer) {
    if (answer instanceof Answer.Rejected<RunReport> rejected) {
      throw new AssertionError("rejected: " + rejected.why());
    }
    var report = ((Answer.Given<RunReport>) answer).report().report();
    assertThat(report.code()).as("%s", report.lanes()).isEqualTo(ExitCode.OK);
    return report;
  }

  private static List<String> contents(MemoryGroup group) {
    List<String> all = new ArrayList<>();
    for (var key : group.keys()) {
      all.add(key + "=" + group.get(key).orElse("") + " until " + group.expires(key));
    }
    all.sort(String::compareTo);
    return all;
  }

  private void backUpLoseTheRegionAndRestore(String cache) {
    var before = contents(aws.keys(TwoRegions.HOME, cache));
    assertThat(before).hasSize(500);

    done(aws.run(aws.plans.backup(cache)));
    aws.breakWith("region-dark", "us-east-1");
    done(aws.run(aws.plans.restore(cache + "@latest", "back")));

    assertThat(contents(aws.keys(TwoRegions.DR, "back"))).isEqualTo(before);
  }

  @Test
  void bringsBackACacheInClusterModeWithItsRegionDark() {
    aws.cache(
        "orders", r -> r.numNodeGroups(3).replicasPerNodeGroup(1).automaticFailoverEnabled(true));

    backUpLoseTheRegionAndRestore("orders");

    assertThat(aws.objects("backups"))
        .hasSize(6)
        .anyMatch(key -> key.endsWith("/0003.rdb"))
        .anyMatch(key -> key.endsWith("/manifest.json"))
        .anyMatch(key -> key.endsWith("/check.json"));
  }

  @Test
  void bringsBackACacheWithoutClusterModeWithItsRegionDark() {
    aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));

    backUpLoseTheRegionAndRestore("carts");
  }

  @Test
  void losingEveryAnswerOnceChangesNothing() {
    aws.cache(
        "orders", r -> r.numNodeGroups(3).automaticFailoverEnabled(true).replicasPerNodeGroup(1));
    for (var action :
        List.of("CreateSnapshot", "CopySnapshot", "PutObject", "CreateReplicationGroup")) {
      aws.breakWith("lose-answer", action, "--after-effect");
    }
    aws.breakWith("lose-answer", "CopyObject", "--before-effect", "--times", "2");

    backUpLoseTheRegionAndRestore("orders");

    assertThat(aws.calls.changes())
        .filteredOn(a -> a.equals("CreateSnapshot") || a.equals("CreateReplicationGroup"))
        .containsExactly("CreateSnapshot", "CreateReplicationGroup");
  }

  @Test
  void everyCallOnABucketNamesTheAccountThatMustOwnIt() {
    aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    var plan = aws.plans.backup("carts");
    int planned = aws.calls.sent().size();

    done(aws.run(plan));

    var calls =
        aws.calls.sent().stream()
            .skip(planned)
            .map(VirtualCalls.Sent::call)
            .filter(c -> c.service() == Service.S3)
            .toList();
    assertThat(calls).hasSizeGreaterThan(8);
    assertThat(calls)
        .allMatch(
            c -> c.parameters().text("ExpectedBucketOwner").equals(Optional.of("111122223333")));
    assertThat(calls)
        .filteredOn(c -> c.action().equals("CopyObject"))
        .isNotEmpty()
        .allMatch(c -> c.parameters().text("ExpectedSourceBucketOwner").isPresent());
  }

  @Test
  void whatADryRunShowsOfTheLocalStepsIsWhatIsSent() {
    aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    var plan = aws.plans.backup("carts");
    var shown =
        plan.lanes().get(0).steps().stream()
            .filter(Step.Local.class::isInstance)
            .flatMap(step -> ((Step.Local) step).mayCall().stream())
            .toList();
    int planned = aws.calls.sent().size();

    done(aws.run(plan));

    var sent =
        aws.calls.sent().stream()
            .skip(planned)
            .map(VirtualCalls.Sent::call)
            .filter(c -> c.service() == Service.S3 && !c.action().equals("ListObjectsV2"))
            .filter(c -> c.parameters().text("Range").isEmpty())
            .map(
                c ->
                    new Call(
                        c.service(),
                        c.action(),
                        c.region(),
                        c.endpoint(),
                        c.parameters().without("Body").without("CopySourceIfMatch")))
            .toList();
    assertThat(sent).isNotEmpty();
    assertThat(shown).containsAll(sent);
  }

  @Test
  void bringsBackFilesThatWereCopiedInParts() {
    aws.settings = Settings.DEFAULT.withMultipart(100, 5 << 20);
    aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    for (var action :
        List.of("CreateMultipartUpload", "UploadPartCopy", "CompleteMultipartUpload")) {
      aws.breakWith("lose-answer", action, "--after-effect");
    }

    backUpLoseTheRegionAndRestore("carts");

    assertThat(aws.calls.changes())
        .contains("CompleteMultipartUpload")
        .doesNotContain("CopyObject")
        .filteredOn(a -> a.equals("CreateMultipartUpload"))
        .hasSize(1);
  }

  @Test
  void killedAtAnyMomentAndResumedThereIsOneBackup() {
    aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    var random = new Random(5);
    for (int round = 1; round <= 12; round++) {
      Plan plan = aws.plans.backup("carts");
      assertThat(plan.blockers()).isEmpty();
      int kills = killAndResume(plan, random);
      assertThat(aws.objects("backups"))
          .as("seed 5, round %d, %d kills", round, kills)
          .filteredOn(key -> key.contains(plan.id()))
          .hasSize(4);
      assertThat(aws.objects("exports"))
          .as("seed 5, round %d, %d kills", round, kills)
          .filteredOn(key -> key.contains(plan.id()))
          .as("the file, and what the check found")
          .hasSize(2);
      assertThat(aws.client(TwoRegions.HOME).describeSnapshots(r -> {}).snapshots())
          .filteredOn(s -> s.snapshotName().contains(plan.id()))
          .hasSize(1);
    }
  }

  private int killAndResume(Plan plan, Random random) {
    int kills = 0;
    Answer<RunReport> answer = null;
    while (answer == null) {
      aws.calls.killAt(
          kills < 4
              ? aws.calls.instant().plusMillis(random.nextInt(200_000))
              : aws.calls.instant().plus(Duration.ofDays(1)));
      try {
        answer = kills == 0 ? aws.run(plan) : aws.resume(plan.id());
      } catch (VirtualCalls.Killed e) {
        kills++;
        aws.calls.restart();
      }
    }
    done(answer);
    return kills;
  }
}
