package io.ecdr.execute;

import io.ecdr.journal.Entry;
import io.ecdr.journal.Position;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Fenced;
import io.ecdr.plan.MarkSteps;
import io.ecdr.plan.NotSaved;
import io.ecdr.plan.ProofSteps;
import io.ecdr.plan.Step;
import io.ecdr.port.Endpoints;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes step runs: finds the observer or the work, and binds what is bound. */
final class StepRuns {

  private final Map<String, Observer> observers;
  private final Map<String, Work> works;
  private final Endpoints endpoints;
  private final Settings settings;
  private final Pauses pauses;
  private final String operation;
  private final Outside outside;
  private final Predicate<Entry> journal;
  private final Supplier<Optional<Switchboard.Broken>> broken;

  /**
   * @param journal takes an entry; false when nothing can be written down any more
   */
  StepRuns(
      Endpoints endpoints,
      Settings settings,
      Pauses pauses,
      String operation,
      Outside outside,
      Predicate<Entry> journal,
      Supplier<Optional<Switchboard.Broken>> broken) {
    this.observers =
        byName(
            List.of(
                new SnapshotAvailable(),
                new ExportComplete(),
                new ServerlessSnapshotAvailable(),
                new ServerlessExportComplete(),
                new ServerlessSnapshotDeletable(),
                new ServerlessSnapshotGone(),
                new ServerlessAvailable(),
                new ServerlessDeletable(),
                new ServerlessGone(),
                new GroupAvailable(),
                new GroupServing(),
                new AutomaticSet(),
                new UserAccess(),
                new ReplicasReached(),
                new GlobalDatastoreAvailable(),
                new MemberAssociated(),
                new RolesMoved(),
                new OnePrimary(),
                new LagUnder(),
                new HoldOver(),
                new MemberFollows(),
                new CaughtUp(),
                new Standalone(),
                new FormerStandbyGone(),
                new DiscardedGone(),
                new SnapshotDeletable(),
                new SnapshotGone(),
                new PrunedSnapshotGone(false),
                new PrunedSnapshotGone(true),
                new GroupDeletable(),
                new GroupGone(),
                new GlobalDatastoreGone(),
                new ParameterGroupMade(),
                new ParametersSet(),
                new ParameterGroupGone()),
            Observer::kind);
    this.works =
        byName(
            List.of(
                new CopyObjects(settings),
                new WriteManifest(),
                new CheckBackup(),
                new WriteProof(),
                new WriteRestored(),
                new RemoveObjects(),
                new DeleteObjects(),
                new MakeBucket(),
                new PutBucketSetting(),
                new ReadUsers(),
                new FenceUsers(),
                new PublishParameter(),
                new PublishRecord(),
                new PublishSecret(),
                new WriteRecord()),
            Work::kind);
    this.endpoints = endpoints;
    this.settings = settings;
    this.pauses = pauses;
    this.operation = operation;
    this.outside = outside;
    this.journal = journal;
    this.broken = broken;
  }

  private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.toMap(name, one -> one, (a, b) -> a, TreeMap::new));
  }

  /**
   * Makes one.
   *
   * @param facts of the steps that are done
   * @param before what the journal says about the calls of a step, or of a part of one
   * @param begun whether steps before it may have changed something
   * @throws BoundValues.Missing when a fact is not there that the step is built on
   */
  StepRun of(
      Step step,
      Map<String, Value.Fields> facts,
      Function<String, Optional<Position.Sent>> before,
      boolean begun,
      Instant now) {
    var bound = new BoundValues(facts);
    if (step instanceof Step.Act act) {
      return new ActRun(
          act,
          act.calls().stream().map(each -> resolved(each, bound)).toList(),
          watch(act.done(), bound),
          settings,
          pauses,
          operation,
          now,
          before.apply(act.id()));
    }
    if (step instanceof Step.Ladder ladder) {
      List<RungRun> rungs =
          ladder.rungs().stream()
              .map(
                  rung ->
                      new RungRun(
                          rung,
                          resolved(rung.call(), bound),
                          watch(rung.done(), bound),
                          before.apply(rung.id())))
              .toList();
      return new LadderRun(ladder, rungs, settings, pauses, outside.asking(), operation, now);
    }
    if (step instanceof Step.Await await) {
      return new AwaitRun(await, watch(await.done(), bound), pauses, operation, now);
    }
    if (step instanceof Step.Probe trial) {
      var roles = new Roles(trial.roles().stream().map(state -> watch(state, bound)).toList());
      return new ProbeRun(trial, roles, outside.probe(), journal, pauses, operation, now);
    }
    if (step instanceof Step.Hook hook) {
      var used = HookOrder.used(hook, facts);
      var order = HookOrder.of(hook, bound);
      return new HookRun(
          hook, begun, order, used, outside.programs(), journal, broken, pauses, operation);
    }
    var local = (Step.Local) step;
    if (NotSaved.is(local)) {
      return new NotSavedRun(local);
    }
    if (local.kind().equals(ReadRun.KIND)) {
      return new ReadRun(
          local, bound.resolve(local.parameters()), endpoints, outside.reads(), operation, now);
    }
    if (local.kind().equals(ProofSteps.KIND)) {
      return new ProofRun(local, bound.resolve(local.parameters()), outside.probe(), pauses, now);
    }
    if (local.kind().equals(Fenced.PROOF)) {
      return new FenceProofRun(
          local, bound.resolve(local.parameters()), outside.probe(), pauses, operation, now);
    }
    if (local.kind().equals(MarkSteps.CROSS)) {
      var parameters = bound.resolve(local.parameters());
      return new MarkRun(
          local, parameters, outside.probe(), endpoints, journal, pauses, operation, now);
    }
    if (local.kind().equals(MarkSteps.FIND)) {
      var parameters = bound.resolve(local.parameters());
      return new FindMarks(local, parameters, outside.probe(), endpoints, pauses, operation, now);
    }
    return new LocalRun(
        local,
        known(works, local.kind(), "local work"),
        bound.resolve(local.parameters()),
        endpoints,
        settings.parallelCalls(),
        operation,
        now);
  }

  private static Call resolved(Call call, BoundValues bound) {
    return call.with(bound.resolve(call.parameters()));
  }

  private Watch watch(Condition condition, BoundValues bound) {
    var resolved =
        new Condition(condition.kind(), condition.region(), bound.resolve(condition.parameters()));
    return new Watch(
        known(observers, condition.kind(), "condition"), resolved, endpoints, operation);
  }

  private static <T> T known(Map<String, T> all, String kind, String what) {
    var one = all.get(kind);
    if (one == null) {
      throw new UnknownKind("this version of ecdr knows no " + what + " '" + kind + "'");
    }
    return one;
  }

  /** A plan of another version asks for something that this one cannot do. */
  static final class UnknownKind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownKind(String message) {
      super(message);
    }
  }
}
