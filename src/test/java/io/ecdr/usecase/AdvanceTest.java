package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.journal.OperationState;
import io.ecdr.model.ExitCode;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Locks;
import io.ecdr.render.AdvanceScreen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations in slices, with somebody else doing the waiting. */
class AdvanceTest {

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.cache(
        "orders", r -> r.numNodeGroups(3).replicasPerNodeGroup(1).automaticFailoverEnabled(true));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static RunReport given(Answer<RunReport> answer) {
    if (answer instanceof Answer.Rejected<RunReport> rejected) {
      throw new AssertionError("rejected: " + rejected.why());
    }
    return ((Answer.Given<RunReport>) answer).report();
  }

  private static long waitSeconds(RunReport run) {
    return new AdvanceScreen(run).data().number("waitSeconds").orElseThrow();
  }

  private OperationSummary listed(String id) {
    var list = new OpList(aws.operations, aws.locks, aws.calls).read();
    return ((Answer.Given<OpListReport>) list)
        .report().operations().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  /** Begins the operation and leaves it at once. */
  private Plan begun(Plan plan) {
    aws.calls.killAt(aws.calls.instant().plusMillis(100));
    try {
      aws.run(plan);
      throw new AssertionError("it was not killed");
    } catch (io.ecdr.execute.VirtualCalls.Killed e) {
      aws.calls.restart();
    }
    return plan;
  }

  @Test
  void aBackupInSlicesEndsWhereAnUndisturbedOneEnds() {
    var undisturbed = aws.plans.backup("orders");
    int before = aws.calls.sent().size();
    assertThat(given(aws.run(undisturbed)).code()).isEqualTo(ExitCode.OK);
    int usual = aws.calls.sent().size() - before;
    var plan = begun(aws.plans.backup("orders"));

    before = aws.calls.sent().size();
    int slices = 0;
    var run = given(aws.advance(plan.id(), Duration.ZERO));
    for (; run.code() == ExitCode.CHANGES_PENDING; slices++) {
      assertThat(slices).isLessThan(40);
      assertThat(run.resume()).contains("ecdr op advance " + plan.id());
      assertThat(aws.locks.holder(Locks.ofOperation(plan.id()))).isEmpty();
      assertThat(listed(plan.id()).state()).isEqualTo(OperationState.WAITING);
      aws.calls.pass(Duration.ofSeconds(waitSeconds(run)));
      var asked = aws.calls.instant();
      run = given(aws.advance(plan.id(), Duration.ZERO));
      assertThat(Duration.between(asked, aws.calls.instant()))
          .as("a slice waits for answers only")
          .isLessThan(Duration.ofSeconds(20));
    }

    assertThat(run.code()).as("%s", run.report().lanes()).isEqualTo(ExitCode.OK);
    assertThat(slices).isPositive();
    assertThat(aws.calls.sent().size() - before).isLessThan(usual + 4 * (slices + 1));
    assertThat(made(plan)).isEqualTo(made(undisturbed));
    assertThat(aws.client(TwoRegions.HOME).describeSnapshots(r -> {}).snapshots())
        .filteredOn(s -> s.snapshotName().contains(plan.id()))
        .hasSize(1);
    assertThat(listed(plan.id()).state()).isEqualTo(OperationState.DONE);
  }

  /** What lies in both buckets, without the operation's id. */
  private List<String> made(Plan plan) {
    return List.of("exports", "backups").stream()
        .flatMap(bucket -> aws.objects(bucket).stream())
        .filter(key -> key.contains(plan.id()))
        .map(key -> key.replace(plan.id(), "ID"))
        .toList();
  }

  @Test
  void aSliceThatMayWaitEndsLaterAndDoesMore() {
    var plan = begun(aws.plans.backup("orders"));
    var start = aws.calls.instant();

    var run = given(aws.advance(plan.id(), Duration.ofHours(2)));

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(Duration.between(start, aws.calls.instant())).isGreaterThan(Duration.ofMinutes(1));
  }

  @Test
  void aStepsTimeRunsOnOverTheSlices() {
    aws.breakWith("stuck", "snapshot");
    var plan = begun(aws.plans.backup("orders"));
    var start = aws.calls.instant();
    var run = given(aws.advance(plan.id(), Duration.ZERO));
    for (int i = 0; i < 400 && run.code() == ExitCode.CHANGES_PENDING; i++) {
      aws.calls.pass(Duration.ofSeconds(waitSeconds(run)));
      run = given(aws.advance(plan.id(), Duration.ZERO));
    }

    assertThat(run.code()).isEqualTo(ExitCode.TIMED_OUT);
    var limit = plan.lanes().get(0).steps().get(0).limits().timeout();
    assertThat(Duration.between(start, aws.calls.instant())).isBetween(limit, limit.plusMinutes(5));
    assertThat(stopped(run.report()).hint()).contains("op resume");
  }

  private static StepOutcome.Stopped stopped(Report report) {
    return (StepOutcome.Stopped) report.lanes().get(0).steps().get(0).outcome().orElseThrow();
  }

  @Test
  void anOperationThatIsDoneStaysDone() {
    var plan = aws.plans.backup("orders");
    aws.run(plan);

    assertThat(given(aws.advance(plan.id(), Duration.ZERO)).code()).isEqualTo(ExitCode.OK);
    assertThat(((Answer.Rejected<RunReport>) aws.advance("nothing", Duration.ZERO)).why().code())
        .isEqualTo(ExitCode.NOT_FOUND);
  }
}
