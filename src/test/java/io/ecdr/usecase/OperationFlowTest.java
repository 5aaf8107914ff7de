package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.ecdr.codec.JournalCodec;
import io.ecdr.execute.Execution;
import io.ecdr.execute.Log;
import io.ecdr.execute.Plans;
import io.ecdr.journal.Entry;
import io.ecdr.journal.OperationState;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Check;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Consent;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import io.ecdr.store.LocalLocks;
import io.ecdr.store.LocalOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running, going on with, listing and showing operations, on a real state folder. */
class OperationFlowTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T01:20:00Z"));

  @TempDir Path folder;
  private Operations operations;
  private Locks locks;
  private final List<Position> runs = new ArrayList<>();
  private ExitCode ends = ExitCode.OK;
  private Callers callers = plan -> Optional.empty();

  @BeforeEach
  void open() {
    operations = new LocalOperations(folder);
    locks = new LocalLocks(folder, CLOCK, 42, "here");
  }

  /** Does the first step, or stops at it. */
  private Report execute(Plan plan, Position from, Log journal) {
    runs.add(from);
    var step = plan.lanes().get(0).steps().get(0);
    var outcome =
        ends == ExitCode.OK
            ? new StepOutcome.Done(Value.fields("A", "b"), false)
            : new StepOutcome.Stopped(ends, "stopped", "resume");
    journal.accept(new Entry.Intent(CLOCK.instant(), step.id(), "call#1", "e:C", "d"));
    journal.accept(
        new Entry.Answered(CLOCK.instant(), step.id(), "call#1", Entry.Result.ACCEPTED, "ok"));
    if (ends == ExitCode.OK) {
      journal.accept(new Entry.Settled(CLOCK.instant(), step.id(), outcome));
    }
    return new Report(
        plan.id(),
        plan.verb(),
        CLOCK.instant(),
        CLOCK.instant(),
        List.of(
            new Report.LaneReport(
                plan.lanes().get(0).cache(),
                ends,
                List.of(new Report.StepReport(step, Optional.of(outcome), Duration.ZERO)))));
  }

  private Answer<RunReport> change(Consent.Answer answer, Plan plan) {
    Execution execution = this::execute;
    return new ChangeFlow(operations, locks, p -> answer, execution, CLOCK).run(plan);
  }

  private Answer<RunReport> resume(String id) {
    return new OpResume(operations, locks, this::execute, callers, CLOCK, "test").run(id);
  }

  private OperationSummary listed() {
    var report =
        ((Answer.Given<OpListReport>) new OpList(operations, locks, CLOCK).read()).report();
    assertThat(report.operations()).hasSize(1);
    return report.operations().get(0);
  }

  private static Plan plan() {
    return Plans.backups(1, "orders");
  }

  private static Rejection why(Answer<?> answer) {
    return ((Answer.Rejected<?>) answer).why();
  }

  private static RunReport given(Answer<RunReport> answer) {
    return ((Answer.Given<RunReport>) answer).report();
  }

  @Test
  void runsAPlanAndWritesAllOfItDown() {
    var report = given(change(Consent.Answer.GIVEN, plan()));

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(report.resume()).isEmpty();
    var stored = operations.find(Plans.OPERATION).orElseThrow();
    var entries = JournalCodec.read(stored.journal()).entries();
    assertThat(entries.get(0)).isInstanceOf(Entry.Opened.class);
    assertThat(entries.get(entries.size() - 1)).isInstanceOf(Entry.Closed.class);
    assertThat(stored.report()).isPresent();
    assertThat(listed().state()).isEqualTo(OperationState.DONE);
    assertThat(listed().caches()).containsExactly(Plans.cache("orders"));
    assertThat(locks.holder(Locks.ofOperation(Plans.OPERATION))).isEmpty();
  }

  @Test
  void runsNothingWithoutConsent() {
    assertThat(why(change(Consent.Answer.DECLINED, plan())).code()).isEqualTo(ExitCode.DECLINED);
    var nobody = why(change(Consent.Answer.NOBODY_TO_ASK, plan()));
    assertThat(nobody.code()).isEqualTo(ExitCode.DECLINED);
    assertThat(nobody.hint()).contains("--yes");
    assertThat(runs).isEmpty();
    assertThat(operations.ids()).isEmpty();
  }

  @Test
  void runsNothingThatChecksForbidAndDoesNotAsk() {
    var blocked = blocked();
    var consent = mock(Consent.class);

    var answer = new ChangeFlow(operations, locks, consent, this::execute, CLOCK).run(blocked);

    verifyNoInteractions(consent);

    assertThat(why(answer).code()).isEqualTo(ExitCode.REFUSED_BY_CHECKS);
    assertThat(why(answer).message()).contains("The bucket is there");
    assertThat(runs).isEmpty();
  }

  private static Plan blocked() {
    var plain = plan();
    return new Plan(
        plain.id(),
        plain.verb(),
        plain.toolVersion(),
        plain.created(),
        plain.account(),
        plain.regions(),
        List.of(
            new Check(
                "bucket",
                "The bucket is there",
                Check.Verdict.FAIL,
                "no",
                Optional.empty(),
                "yes",
                "make it",
                false,
                false)),
        plain.lanes(),
        plain.prediction());
  }

  @Test
  void saysWhoIsAtWorkWhenThatIsWhyChecksForbidIt() {
    try (var held =
        locks.take(Locks.ofLineage(Plans.cache("orders").path()), "op-other", "failover")) {
      assertThat(held).isNotNull();
      var answer = change(Consent.Answer.GIVEN, blocked());

      assertThat(why(answer).code()).isEqualTo(ExitCode.LOCKED);
      assertThat(why(answer).message())
          .contains("is locked by operation op-other (failover, process 42", "nothing was changed");
      assertThat(runs).isEmpty();
    }
  }

  @Test
  void runsNothingWhileAnotherOperationWorksOnTheCache() {
    try (var held =
        locks.take(Locks.ofLineage(Plans.cache("orders").path()), "op-other", "backup create")) {
      assertThat(held).isNotNull();
      var answer = change(Consent.Answer.GIVEN, plan());

      assertThat(why(answer).code()).isEqualTo(ExitCode.LOCKED);
      assertThat(why(answer).message()).contains("op-other", "nothing was changed");
      assertThat(runs).isEmpty();
      assertThat(operations.ids()).isEmpty();
    }
  }

  @Test
  void runsNothingWhenItCannotBeWrittenDown() throws IOException {
    Files.writeString(folder.resolve("operations"), "a file is in the way");

    var answer = change(Consent.Answer.GIVEN, plan());

    assertThat(why(answer).code()).isEqualTo(ExitCode.USAGE);
    assertThat(why(answer).message()).contains(folder.toString(), "nothing was changed");
    assertThat(runs).isEmpty();
  }

  @Test
  void goesOnWithAnOperationThatTimedOut() {
    ends = ExitCode.TIMED_OUT;
    var first = given(change(Consent.Answer.GIVEN, plan()));
    assertThat(first.resume()).contains("ecdr op resume " + Plans.OPERATION);
    assertThat(listed().state()).isEqualTo(OperationState.WAITING);
    assertThat(listed().resumable()).isTrue();

    ends = ExitCode.OK;
    assertThat(given(resume(Plans.OPERATION)).code()).isEqualTo(ExitCode.OK);
    assertThat(runs.get(1).sentOf("orders/snapshot")).isPresent();
    assertThat(listed().state()).isEqualTo(OperationState.DONE);
  }

  @Test
  void goesOnWithNothingThatTheCallerMayNot() {
    ends = ExitCode.TIMED_OUT;
    change(Consent.Answer.GIVEN, plan());
    var no = new Rejection(ExitCode.PLAN_REFUSED, "another account", "");
    callers = plan -> Optional.of(no);

    assertThat(why(resume(Plans.OPERATION))).isEqualTo(no);
    assertThat(runs).hasSize(1);
  }

  @Test
  void aLookAtGoingOnTellsWhatIsLeftAndRunsAndWritesNothing() throws IOException {
    var plan = Plans.backups(1, "orders");
    ends = ExitCode.TIMED_OUT;
    change(Consent.Answer.GIVEN, plan);
    var journal = folder.resolve("operations").resolve(Plans.OPERATION).resolve("journal.jsonl");
    var before = Files.readString(journal);

    var look =
        ((Answer.Given<ResumePlan>)
                new OpResume(operations, locks, this::execute, callers, CLOCK, "test")
                    .look(Plans.OPERATION))
            .report();

    assertThat(look.done()).isEmpty();
    assertThat(look.left().lanes().get(0).steps()).hasSize(5);
    assertThat(look.position().sentOf("orders/snapshot")).isPresent();
    assertThat(look.warnings()).isEmpty();
    assertThat(runs).hasSize(1);
    assertThat(Files.readString(journal)).isEqualTo(before);

    ends = ExitCode.OK;
    resume(Plans.OPERATION);
    var later =
        new OpResume(operations, locks, this::execute, callers, CLOCK, "test")
            .look(Plans.OPERATION);
    assertThat(((Answer.Given<ResumePlan>) later).report().done())
        .extracting(Step::id)
        .containsExactly("orders/snapshot");
  }

  @Test
  void refusesAPlanOfANewerVersion() throws IOException {
    ends = ExitCode.TIMED_OUT;
    change(Consent.Answer.GIVEN, plan());
    var file = folder.resolve("operations").resolve(Plans.OPERATION).resolve("plan.json");
    Files.writeString(file, Files.readString(file).replace("ecdr.plan/1", "ecdr.plan/2"));

    var why = why(resume(Plans.OPERATION));

    assertThat(why.code()).isEqualTo(ExitCode.PLAN_REFUSED);
    assertThat(why.message()).contains("newer ecdr", "ecdr.plan/2", "ecdr.plan/1");
    assertThat(runs).hasSize(1);
  }

  @Test
  void doesNothingMoreForAnOperationThatIsDone() throws IOException {
    change(Consent.Answer.GIVEN, plan());

    var again = given(resume(Plans.OPERATION));

    assertThat(again.code()).isEqualTo(ExitCode.OK);
    assertThat(again.warnings()).singleElement().asString().contains("done already");
    assertThat(runs).hasSize(1);

    Files.delete(folder.resolve("operations").resolve(Plans.OPERATION).resolve("report.json"));
    assertThat(given(resume(Plans.OPERATION)).code()).isEqualTo(ExitCode.OK);
    assertThat(runs).hasSize(1);
  }

  @Test
  void doesNotKnowAnOperationThatIsNotThere() {
    assertThat(why(resume("20261123-0115-none")).code()).isEqualTo(ExitCode.NOT_FOUND);
    var show = new OpShow(operations, locks, CLOCK).read("20261123-0115-none");
    assertThat(why(show).code()).isEqualTo(ExitCode.NOT_FOUND);
  }

  @Test
  void doesNotTouchAnOperationThatIsRunning() {
    ends = ExitCode.TIMED_OUT;
    change(Consent.Answer.GIVEN, plan());
    try (var held =
        locks.take(Locks.ofOperation(Plans.OPERATION), Plans.OPERATION, "backup create")) {
      assertThat(held).isNotNull();
      assertThat(listed().state()).isEqualTo(OperationState.RUNNING);
      assertThat(listed().holder().orElseThrow().pid()).isEqualTo(42);
      assertThat(why(resume(Plans.OPERATION)).code()).isEqualTo(ExitCode.LOCKED);
      assertThat(runs).hasSize(1);
    }
  }

  @Test
  void showsAndListsWhatItCannotReadAsUnknown() throws IOException {
    change(Consent.Answer.GIVEN, plan());
    var file = folder.resolve("operations").resolve(Plans.OPERATION).resolve("journal.jsonl");
    Files.writeString(file, "garbage\n" + Files.readString(file));

    assertThat(listed().state()).isEqualTo(OperationState.UNKNOWN);
    assertThat(listed().notes()).singleElement().asString().contains("line 1");
    var resumed = why(resume(Plans.OPERATION));
    assertThat(resumed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(resumed.message()).contains("line 1");
    assertThat(runs).hasSize(1);
  }

  @Test
  void showsAnOperationInFull() {
    ends = ExitCode.FAILED;
    change(Consent.Answer.GIVEN, plan());

    var shown =
        ((Answer.Given<OpShowReport>) new OpShow(operations, locks, CLOCK).read(Plans.OPERATION))
            .report();

    assertThat(shown.plan()).isEqualTo(plan());
    assertThat(shown.history().entries()).hasSize(4);
    assertThat(shown.report().orElseThrow().code()).isEqualTo(ExitCode.FAILED);
    assertThat(shown.next()).isEqualTo("ecdr op resume " + Plans.OPERATION);
    assertThat(shown.summary().state()).isEqualTo(OperationState.FAILED);
  }
}
