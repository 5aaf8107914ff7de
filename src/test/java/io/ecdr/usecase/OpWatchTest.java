package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.JournalCodec;
import io.ecdr.codec.PlanCodec;
import io.ecdr.codec.ReportCodec;
import io.ecdr.execute.Plans;
import io.ecdr.journal.Entry;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Event;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Journal;
import io.ecdr.port.Locks;
import io.ecdr.port.Pause;
import io.ecdr.store.LocalLocks;
import io.ecdr.store.LocalOperations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process works; we follow. */
class OpWatchTest {

  private static final Instant START = Instant.parse("2026-11-23T01:15:00Z");

  @TempDir private Path folder;
  private LocalOperations operations;
  private LocalLocks locks;
  private Locks.Held held;
  private Journal journal;
  private final Plan plan = Plans.backups(1, "orders");
  private final String step = plan.lanes().get(0).steps().get(0).id();
  private final List<Event> events = new ArrayList<>();
  private final Deque<Runnable> doing = new ArrayDeque<>();

  @BeforeEach
  void somebodyBeginsAnOperation() {
    operations = new LocalOperations(folder);
    locks = new LocalLocks(folder, InstantSource.fixed(START), 42, "here");
    held = locks.take(Locks.ofOperation(plan.id()), plan.id(), plan.verb());
    operations.create(plan.id(), PlanCodec.write(plan));
    journal = operations.journal(plan.id());
    write(new Entry.Opened(START, plan.id(), "1.2.3"));
  }

  private void write(Entry entry) {
    journal.append(JournalCodec.write(entry));
  }

  private void end() {
    journal.close();
    held.close();
  }

  private Answer<RunReport> watch() {
    Pause pause = time -> doing.remove().run();
    return new OpWatch(operations, locks, pause).run(plan.id(), events::add);
  }

  private void sends() {
    write(new Entry.Intent(START.plusSeconds(1), step, "call#1", "elasticache:C", "d"));
  }

  private void settles() {
    write(
        new Entry.Answered(
            START.plusSeconds(2), step, "call#1", Entry.Result.ACCEPTED, "creating"));
    write(
        new Entry.Settled(
            START.plusSeconds(61), step, new StepOutcome.Done(Value.Fields.NONE, false)));
  }

  private void closes() {
    operations.report(
        plan.id(),
        ReportCodec.write(
            new Report(
                plan.id(),
                plan.verb(),
                START,
                START.plusSeconds(62),
                List.of(
                    new Report.LaneReport(
                        plan.lanes().get(0).cache(),
                        ExitCode.OK,
                        List.of(
                            new Report.StepReport(
                                plan.lanes().get(0).steps().get(0),
                                Optional.of(new StepOutcome.Done(Value.Fields.NONE, false)),
                                Duration.ofSeconds(60))))))));
    write(new Entry.Closed(START.plusSeconds(62), ExitCode.OK));
    end();
  }

  @Test
  void tellsWhatTheOtherDoesAsItDoesIt() {
    doing.add(this::sends);
    doing.add(() -> assertThat(events).hasSize(2));
    doing.add(this::settles);
    doing.add(this::closes);

    var report = ((Answer.Given<RunReport>) watch()).report();

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(events).hasSize(4);
    assertThat(events.get(0)).isInstanceOf(Event.Started.class);
    assertThat(((Event.Progress) events.get(1)).observed()).isEqualTo("sending elasticache:C");
    assertThat(((Event.Progress) events.get(2)).observed())
        .isEqualTo("elasticache:C: accepted, creating");
    var ended = (Event.Ended) events.get(3);
    assertThat(ended.elapsed()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void aProcessThatIsGoneInTheMiddleIsNoSuccess() {
    doing.add(this::sends);
    doing.add(this::end);

    var why = ((Answer.Rejected<RunReport>) watch()).why();

    assertThat(why.code()).isEqualTo(ExitCode.UNKNOWN_OUTCOME);
    assertThat(why.message()).contains(plan.id(), "may have acted");
    assertThat(why.hint()).isEqualTo("ecdr op resume " + plan.id());
  }

  @Test
  void aProcessThatIsGoneWhileAwsWorksIsStillGoingOn() {
    doing.add(this::sends);
    doing.add(this::settles);
    doing.add(this::end);

    assertThat(((Answer.Rejected<RunReport>) watch()).why().code()).isEqualTo(ExitCode.TIMED_OUT);
  }

  @Test
  void anUnknownOperationIsNotFound() {
    end();
    var watch = new OpWatch(operations, locks, time -> {}).run("nothing", events::add);
    assertThat(((Answer.Rejected<RunReport>) watch).why().code()).isEqualTo(ExitCode.NOT_FOUND);
  }
}
