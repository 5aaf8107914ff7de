package io.ecdr.execute;

import io.ecdr.codec.JournalCodec;
import io.ecdr.journal.Entry;
import io.ecdr.journal.Position;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Event;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Interrupt;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A small world, an executor on it, and a journal that survives the executor. */
final class Bench {

  final SmallWorld world = new SmallWorld();
  final VirtualCalls calls = new VirtualCalls(world);
  final List<Event> events = new ArrayList<>();
  final StringBuilder journal = new StringBuilder();
  boolean interrupted;
  ExitCode interruptedBy = ExitCode.INTERRUPTED;
  Settings settings = Settings.DEFAULT;
  Consumer<Entry> beforeWriting = entry -> {};
  Consumer<Entry> afterWriting = entry -> {};

  Bench() {
    world.clock(calls);
  }

  /** Runs a plan from where the journal stands. */
  Report run(Plan plan) {
    var executor =
        new Executor(
            calls, Plans::endpoint, calls, new Random(7), interrupt(), events::add, settings);
    var position = Position.of(JournalCodec.read(journal.toString()));
    // As the store does: what was torn is cut off before anything is added.
    journal.setLength(journal.lastIndexOf("\n") + 1);
    return executor.run(plan, position, this::write);
  }

  private Interrupt interrupt() {
    return new Interrupt() {
      @Override
      public boolean requested() {
        return interrupted;
      }

      @Override
      public ExitCode code() {
        return interruptedBy;
      }
    };
  }

  private void write(Entry entry) {
    beforeWriting.accept(entry);
    journal.append(JournalCodec.write(entry)).append('\n');
    afterWriting.accept(entry);
  }

  List<String> words() {
    return JournalCodec.read(journal.toString()).entries().stream().map(Bench::word).toList();
  }

  private static String word(Entry entry) {
    if (entry instanceof Entry.Intent intent) {
      return intent.step() + " intent";
    }
    if (entry instanceof Entry.Answered answered) {
      return answered.step() + " " + answered.result();
    }
    if (entry instanceof Entry.Settled settled) {
      return settled.step()
          + (settled.outcome() instanceof StepOutcome.Done ? " done" : " stopped");
    }
    return entry.getClass().getSimpleName();
  }

  static StepOutcome.Stopped stopped(Report report) {
    return report.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .flatMap(step -> step.outcome().stream())
        .filter(StepOutcome.Stopped.class::isInstance)
        .map(StepOutcome.Stopped.class::cast)
        .findFirst()
        .orElse(new StepOutcome.Stopped(ExitCode.OK, "nothing stopped", ""));
  }

  /** What a step of the first lane told when it was done. */
  static Value.Fields facts(Report report, int step) {
    var outcome = report.lanes().get(0).steps().get(step).outcome();
    return ((StepOutcome.Done) outcome.orElseThrow()).facts();
  }
}
