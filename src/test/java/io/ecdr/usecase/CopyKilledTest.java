package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.Settings;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A copy in parts that is killed at every call that changes something: going on copies no finished
 * part again, and no upload is left. The parts are as small as S3 takes them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyKilledTest {

  private static final int PART = 5 << 20;
  private static final int PARTS = 3;

  private TwoRegions aws;
  private String backup;
  private int targets;

  /** When the process ends: at the call, or when the call has acted and nobody heard. */
  enum When {
    BEFORE_IT_IS_SENT,
    AFTER_IT_ACTED
  }

  @BeforeAll
  void backUpACacheThatIsWorthThreeParts(@TempDir Path state) {
    aws = new TwoRegions(state);
    var keys = aws.cache("large", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    var random = new Random(7);
    for (int i = 0; i < 11; i++) {
      keys.put("large-" + i, text(random, 1 << 20));
    }
    var plan = aws.plans.backup("large");
    assertThat(code(aws.run(plan))).isEqualTo(ExitCode.OK);
    backup = "large-" + plan.id();
  }

  private static String text(Random random, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return text.toString();
  }

  @AfterAll
  void end() {
    aws.close();
  }

  private static ExitCode code(Answer<RunReport> answer) {
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<RunReport>) answer).report().report().code();
  }

  private String target() {
    var name = "target-" + ++targets;
    aws.bucket(name, TwoRegions.HOME);
    return name;
  }

  private static Settings parallel(int calls) {
    var usual = Settings.DEFAULT;
    return new Settings(
        usual.lanes(),
        calls,
        usual.grace(),
        usual.gone(),
        usual.busy(),
        usual.shortestPause(),
        usual.longestPause(),
        PART,
        PART);
  }

  /** The part numbers that were sent to a bucket, in order. */
  private List<Long> partsTo(String target) {
    return aws.calls.sent().stream()
        .map(VirtualCalls.Sent::call)
        .filter(call -> call.action().equals("UploadPartCopy"))
        .filter(call -> call.parameters().text("Bucket").orElse("").equals(target))
        .map(call -> call.parameters().number("PartNumber").orElseThrow())
        .sorted()
        .toList();
  }

  /** From the first call to the one that makes the object of its parts. */
  private int changesOfACopy() {
    var target = target();
    int before = aws.calls.changes().size();
    assertThat(code(aws.run(aws.plans.copy(backup, target)))).isEqualTo(ExitCode.OK);
    assertThat(partsTo(target)).containsExactly(1L, 2L, 3L);
    var changes = aws.calls.changes();
    return changes.subList(before, changes.size()).indexOf("CompleteMultipartUpload") + 1;
  }

  @Test
  void goesOnWithTheFinishedPartsHoweverItWasKilled() {
    aws.settings = parallel(1);
    int changes = changesOfACopy();
    assertThat(changes).isEqualTo(PARTS + 2);
    for (int n = 1; n <= changes; n++) {
      killedAndResumed(n, When.BEFORE_IT_IS_SENT);
      killedAndResumed(n, When.AFTER_IT_ACTED);
    }
  }

  /** What was sent beside the last call acts although nobody hears of it any more. */
  @Test
  void goesOnWithThePartsThatFinishedAfterTheKill() {
    aws.settings = parallel(8);
    for (int n = 2; n < PARTS + 2; n++) {
      killedAndResumed(n, When.BEFORE_IT_IS_SENT);
    }
  }

  private void killedAndResumed(int n, When when) {
    var story = "killed at change " + n + ", " + when;
    var target = target();
    var plan = aws.plans.copy(backup, target);
    aws.calls.fates(killing(n, when));
    assertThat(aws.killed(plan)).as(story).isTrue();
    aws.calls.fates(call -> VirtualCalls.Fate.ANSWERED);

    assertThat(code(aws.resume(plan.id()))).as(story).isEqualTo(ExitCode.OK);

    assertThat(partsTo(target)).as(story).containsExactly(1L, 2L, 3L);
    assertThat(aws.uploads(target)).as(story).isEmpty();
    assertThat(aws.objects(target))
        .as(story)
        .filteredOn(key -> key.contains(backup + "/"))
        .anyMatch(key -> key.endsWith("0001.rdb"))
        .anyMatch(key -> key.endsWith("manifest.json"))
        .anyMatch(key -> key.endsWith("check.json"));
  }

  private Function<Call, VirtualCalls.Fate> killing(int n, When when) {
    List<Call> changes = new ArrayList<>();
    return call -> {
      if (!call.readsOnly()) {
        changes.add(call);
      }
      if (!call.readsOnly() && changes.size() == n) {
        if (when == When.BEFORE_IT_IS_SENT) {
          throw new VirtualCalls.Killed();
        }
        // A call takes 40 ms and acts halfway.
        aws.calls.killAt(aws.calls.instant().plus(Duration.ofMillis(30)));
      }
      return VirtualCalls.Fate.ANSWERED;
    };
  }

  @Test
  void aNewCopyGoesOnWhereOneEndedThatNobodyResumes() {
    aws.settings = parallel(1);
    var target = target();
    aws.calls.fates(killing(4, When.AFTER_IT_ACTED));
    assertThat(aws.killed(aws.plans.copy(backup, target))).isTrue();
    aws.calls.fates(call -> VirtualCalls.Fate.ANSWERED);
    assertThat(aws.uploads(target)).hasSize(1);

    assertThat(code(aws.run(aws.plans.copy(backup, target)))).isEqualTo(ExitCode.OK);

    assertThat(partsTo(target)).containsExactly(1L, 2L, 3L);
    assertThat(aws.uploads(target)).isEmpty();
  }

  @Test
  void abortingACopyLeavesNoUploadAndNoFile() {
    aws.settings = parallel(1);
    var target = target();
    var plan = aws.plans.copy(backup, target);
    aws.calls.fates(killing(4, When.AFTER_IT_ACTED));
    assertThat(aws.killed(plan)).isTrue();
    aws.calls.fates(call -> VirtualCalls.Fate.ANSWERED);
    assertThat(aws.uploads(target)).hasSize(1);

    aws.abort(plan.id());

    assertThat(aws.uploads(target)).isEmpty();
    assertThat(aws.objects(target)).isEmpty();
    assertThat(aws.objects("backups")).anyMatch(key -> key.endsWith(backup + "/0001.rdb"));
  }

  @Test
  void uploadsOfOursThatStandBesideAreEndedAndThoseOfOthersAreLeftAlone() {
    aws.settings = parallel(2);
    var target = target();
    var plan = aws.plans.copy(backup, target);
    begin(target, key());
    begin(target, key());
    begin(target, "somebody/else.bin");

    assertThat(code(aws.run(plan))).isEqualTo(ExitCode.OK);

    assertThat(aws.uploads(target)).containsExactly("somebody/else.bin");
    assertThat(aws.calls.changes()).filteredOn("AbortMultipartUpload"::equals).isNotEmpty();
  }

  private String key() {
    return "ecdr/111122223333/us-east-1/replication-group/large/" + backup + "/0001.rdb";
  }

  private void begin(String bucket, String key) {
    assertThat(
            aws.ask(
                TwoRegions.HOME,
                Service.S3,
                "CreateMultipartUpload",
                Value.fields("Bucket", bucket, "Key", key, "ChecksumAlgorithm", "CRC64NVME")
                    .with("ChecksumType", "FULL_OBJECT")))
        .isInstanceOf(Completion.Answered.class);
  }

  @Test
  void aCopyOfAnAutomaticSnapshotOutlivesItsCache() {
    aws.settings = Settings.DEFAULT;
    aws.cache("brief", r -> r.snapshotRetentionLimit(3).snapshotWindow("03:00-04:00"));
    aws.calls.pass(Duration.ofHours(25));
    var automatic =
        aws.snapshots().stream().filter(s -> s.startsWith("automatic.")).findFirst().orElseThrow();
    aws.bucket("kept", TwoRegions.DR);

    assertThat(code(aws.run(aws.plans.copyOfSnapshot(automatic, "kept")))).isEqualTo(ExitCode.OK);
    aws.client(TwoRegions.HOME).deleteReplicationGroup(r -> r.replicationGroupId("brief"));
    aws.calls.pass(Duration.ofHours(1));

    assertThat(aws.snapshots()).doesNotContain(automatic);
    assertThat(aws.objects("kept"))
        .anyMatch(key -> key.contains("/brief/brief-2") && key.endsWith("/manifest.json"));
  }
}
