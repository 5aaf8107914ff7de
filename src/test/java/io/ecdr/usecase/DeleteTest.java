package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One named backup is taken away, or it is said what keeps it. */
class DeleteTest {

  @TempDir Path state;
  private TwoRegions aws;
  private String first;
  private String second;

  @BeforeEach
  void backUpTwice() {
    aws = new TwoRegions(state);
    aws.cache("carts", r -> r.numCacheClusters(2).automaticFailoverEnabled(true));
    first = backedUp();
    second = backedUp();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private String backedUp() {
    var plan = aws.plans.backup("carts");
    assertThat(code(aws.run(plan))).isEqualTo(ExitCode.OK);
    aws.calls.pass(Duration.ofDays(1));
    return "carts-" + plan.id();
  }

  private static ExitCode code(Answer<RunReport> answer) {
    return answer instanceof Answer.Given<RunReport> given
        ? given.report().report().code()
        : ((Answer.Rejected<RunReport>) answer).why().code();
  }

  private List<String> left(String id) {
    return Stream.of(
            aws.snapshots().stream(),
            aws.objects("exports").stream(),
            aws.objects("backups").stream())
        .flatMap(s -> s)
        .filter(name -> name.contains(id))
        .toList();
  }

  private Plan plan(String backup) {
    return TwoRegions.plan(aws.plans.deleting(backup, 1));
  }

  private static Check check(Plan plan) {
    assertThat(plan.checks()).hasSize(1);
    return plan.checks().get(0);
  }

  @Test
  void thatBackupGoesAndNothingElse() {
    backedUp();

    assertThat(code(aws.run(plan(second)))).isEqualTo(ExitCode.OK);

    assertThat(left(second)).isEmpty();
    assertThat(left(first)).hasSize(7);
    assertThat(((Planned.Rejected) aws.plans.deleting(second, 1)).why().code())
        .isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void theNewestProvenOneIsRefusedWithTheReasonAndWhatToDo() {
    var plan = plan(second);

    assertThat(plan.lanes()).isEmpty();
    assertThat(check(plan).verdict()).isEqualTo(Check.Verdict.FAIL);
    assertThat(check(plan).observed()).contains("keep: the newest proven backup");
    assertThat(check(plan).hint()).contains("make another one first");
    assertThat(code(aws.run(plan))).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(left(second)).hasSize(7);
  }

  @Test
  void theFloorThatIsAskedForHolds() {
    var plan = TwoRegions.plan(aws.plans.deleting(first, 2));

    assertThat(check(plan).observed()).contains("number 2 of 2");
    assertThat(plan.lanes()).isEmpty();
  }

  @Test
  void aSnapshotWithoutACopyCanGoOnceThereIsAProvenBackup() {
    var cut = aws.plans.backup("carts");
    assertThat(aws.dies(cut, 5)).isTrue();
    aws.calls.pass(Duration.ofHours(1));
    var alone = "carts-" + cut.id();
    assertThat(left(alone)).containsExactly(alone);
    backedUp();

    assertThat(code(aws.run(plan(alone)))).isEqualTo(ExitCode.OK);

    assertThat(left(alone)).isEmpty();
  }

  @Test
  void killedAtAnyMomentAndResumedItIsGoneAndTheOtherIsWhole() {
    var random = new Random(5);
    var plan = plan(first);
    int kills = 0;
    Answer<RunReport> answer = null;
    while (answer == null) {
      aws.calls.killAt(
          kills < 5
              ? aws.calls.instant().plusMillis(random.nextInt(40_000))
              : aws.calls.instant().plus(Duration.ofDays(1)));
      try {
        answer = kills == 0 ? aws.run(plan) : aws.resume(plan.id());
      } catch (VirtualCalls.Killed e) {
        kills++;
        aws.calls.restart();
      }
    }
    aws.calls.killAt(Instant.MAX);

    assertThat(kills).isPositive();
    assertThat(code(answer)).isEqualTo(ExitCode.OK);
    assertThat(left(first)).isEmpty();
    assertThat(left(second)).hasSize(7);
  }
}
