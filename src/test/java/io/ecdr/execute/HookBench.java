package io.ecdr.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.codec.JournalCodec;
import io.ecdr.codec.PlanCodec;
import io.ecdr.codec.ReportCodec;
import io.ecdr.journal.Entry;
import io.ecdr.journal.OperationState;
import io.ecdr.journal.Position;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Event;
import io.ecdr.plan.HookPhase;
import io.ecdr.plan.HookTerms;
import io.ecdr.plan.Hooked;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** A role change with hooks around it, in virtual time, and the programs that they run. */
abstract class HookBench {

  static final Duration MINUTE = Duration.ofMinutes(1);

  final GlobalWorld world = new GlobalWorld();
  final VirtualCalls calls = new VirtualCalls(world);
  final ScriptedPrograms programs = new ScriptedPrograms(calls);
  final StringBuilder journal = new StringBuilder();
  final List<Event> events = new ArrayList<>();
  final List<Step> before = new ArrayList<>();
  final List<Step> after = new ArrayList<>();
  Instant interruptAt = Instant.MAX;
  Supplier<RuntimeException> refuses;

  HookBench() {
    world.clock(calls);
  }

  static Step hook(HookPhase phase, String file, HookTerms terms) {
    var facts = Value.fields("ECDR_CACHE", "orders", "ECDR_PHASE", phase.word());
    return new Step.Hook(
        "orders-eu/" + phase.word() + "-" + file,
        "Run " + file,
        phase,
        List.of(file, "$HOME; echo"),
        List.of("TOKEN"),
        phase == HookPhase.PRE
            ? facts
            : facts
                .with(
                    "ECDR_ENDPOINT", new Value.Bound("orders-eu/switchover", "Endpoint", "unknown"))
                .with("ECDR_NOBODY", new Value.Bound("orders-eu/switchover", "No", "unknown")),
        terms,
        new Limits(Duration.ofSeconds(1), "a guess", Duration.ofMinutes(3)));
  }

  HookBench pre(String file) {
    before.add(hook(HookPhase.PRE, file, new HookTerms(MINUTE, 2, Optional.empty(), List.of())));
    return this;
  }

  HookBench urgent(String file) {
    var fellows = before.stream().map(Step::id).toList();
    var ten = Optional.of(HookTerms.EMERGENCY);
    before.add(hook(HookPhase.PRE, file, new HookTerms(MINUTE, 1, ten, fellows)));
    return this;
  }

  HookBench post(String file) {
    after.add(hook(HookPhase.POST, file, new HookTerms(MINUTE, 2, Optional.empty(), List.of())));
    return this;
  }

  Plan plan() {
    var moved =
        new Condition(
            "roles-moved",
            Plans.DR,
            Value.fields(
                "GlobalReplicationGroupId",
                GlobalWorld.ID,
                "ReplicationGroupId",
                GlobalWorld.NEW,
                "OldRegion",
                Plans.HOME.id(),
                "Since",
                "2026-11-23T01:15:00Z"));
    var promote =
        Plans.call(
            Service.ELASTICACHE,
            "FailoverGlobalReplicationGroup",
            Plans.DR,
            Value.fields("GlobalReplicationGroupId", GlobalWorld.ID));
    List<Step> steps = new ArrayList<>(before);
    steps.add(
        new Step.Ladder(
            "orders-eu/switchover",
            "Make it the primary",
            List.of(
                new Step.Rung(
                    "orders-eu/promote", "Promote it", promote, moved, Duration.ofMinutes(5))),
            "",
            new Limits(MINUTE, "a guess", Duration.ofMinutes(15))));
    steps.addAll(after);
    return Plans.single(steps.toArray(Step[]::new));
  }

  Report run() {
    var executor =
        new Executor(
            calls,
            Plans::endpoint,
            calls,
            new Random(7),
            () -> !calls.instant().isBefore(interruptAt),
            events::add,
            Settings.DEFAULT,
            Outside.NOTHING.running(programs));
    var position = Position.of(JournalCodec.read(journal.toString()));
    assertThat(PlanCodec.read(PlanCodec.write(plan()))).isEqualTo(plan());
    var report = executor.run(plan(), position, this::write);
    assertThat(ReportCodec.read(ReportCodec.write(report))).isEqualTo(report);
    return report;
  }

  void write(Entry entry) {
    if (refuses != null && entry instanceof Entry.HookBegan) {
      throw refuses.get();
    }
    var line = JournalCodec.write(entry) + "\n";
    assertThat(JournalCodec.read(line).entries()).containsExactly(entry);
    journal.append(line);
  }

  OperationState state() {
    return OperationState.of(JournalCodec.read(journal.toString()), false);
  }

  static StepOutcome outcome(Report report, String step) {
    return report.lanes().get(0).steps().stream()
        .filter(s -> s.step().id().equals("orders-eu/" + step))
        .flatMap(s -> s.outcome().stream())
        .findFirst()
        .orElseThrow();
  }

  static StepOutcome.Stopped stopped(Report report, String step) {
    return (StepOutcome.Stopped) outcome(report, step);
  }

  static String why(Report report, String step) {
    return Hooked.facts(outcome(report, step)).text(Hooked.WHY).orElse("");
  }
}
