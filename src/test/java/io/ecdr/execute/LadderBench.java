package io.ecdr.execute;

import io.ecdr.codec.JournalCodec;
import io.ecdr.codec.PlanCodec;
import io.ecdr.execute.VirtualCalls.Fate;
import io.ecdr.journal.Position;
import io.ecdr.model.Value;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A small world in virtual time, and a step that promotes or detaches in it. */
abstract class LadderBench {

  static final String PROMOTE = "FailoverGlobalReplicationGroup";
  static final String DETACH = "DisassociateGlobalReplicationGroup";

  final GlobalWorld world = new GlobalWorld();
  final VirtualCalls calls = new VirtualCalls(world);
  final StringBuilder journal = new StringBuilder();

  LadderBench() {
    world.clock(calls);
  }

  static Condition condition(String kind, boolean settled) {
    var wanted =
        Value.fields(
            "GlobalReplicationGroupId",
            GlobalWorld.ID,
            "ReplicationGroupId",
            GlobalWorld.NEW,
            "OldRegion",
            Plans.HOME.id(),
            "Since",
            "2026-11-23T01:15:00Z");
    return new Condition(
        kind,
        Plans.DR,
        settled ? wanted.with("Available", true).with("AlsoSeenFrom", Plans.HOME.id()) : wanted);
  }

  static Step.Rung promote(boolean settled) {
    return new Step.Rung(
        "orders-eu/promote",
        "Promote it",
        Plans.call(
            Service.ELASTICACHE,
            PROMOTE,
            Plans.DR,
            Value.fields(
                "GlobalReplicationGroupId", GlobalWorld.ID,
                "PrimaryRegion", Plans.DR.id(),
                "PrimaryReplicationGroupId", GlobalWorld.NEW)),
        condition("roles-moved", settled),
        Duration.ofMinutes(5));
  }

  static Step.Rung detach() {
    return new Step.Rung(
        "orders-eu/detach",
        "Detach it",
        Plans.call(
            Service.ELASTICACHE,
            DETACH,
            Plans.DR,
            Value.fields("GlobalReplicationGroupId", GlobalWorld.ID)),
        condition("standalone", false),
        Duration.ofMinutes(10));
  }

  static Plan plan(Step.Rung... rungs) {
    return Plans.single(
        new Step.Ladder(
            "orders-eu/failover",
            "Make it the primary",
            List.of(rungs),
            "detach it: ecdr detach orders-eu --region eu-west-1",
            new Limits(Duration.ofMinutes(1), "a guess", Duration.ofMinutes(15))));
  }

  Report run(Plan plan) {
    var executor =
        new Executor(
            calls, Plans::endpoint, calls, new Random(7), () -> false, e -> {}, Settings.DEFAULT);
    var position = Position.of(JournalCodec.read(journal.toString()));
    return executor.run(
        PlanCodec.read(PlanCodec.write(plan)),
        position,
        entry -> journal.append(JournalCodec.write(entry)).append('\n'));
  }

  static Value.Fields facts(Report report) {
    var outcome = report.lanes().get(0).steps().get(0).outcome().orElseThrow();
    return ((StepOutcome.Done) outcome).facts();
  }

  void fateOf(String action, Fate... fates) {
    var count = new AtomicInteger();
    calls.fates(
        call -> {
          if (!call.action().equals(action) || count.get() >= fates.length) {
            return Fate.ANSWERED;
          }
          return fates[count.getAndIncrement()];
        });
  }
}
