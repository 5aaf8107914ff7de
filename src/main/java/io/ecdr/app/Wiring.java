package io.ecdr.app;

import io.ecdr.aws.Access;
import io.ecdr.cli.Beat;
import io.ecdr.cli.Doors;
import io.ecdr.cli.Settings;
import io.ecdr.data.Secrets;
import io.ecdr.model.AutomaticRequest;
import io.ecdr.model.BackupInspectRequest;
import io.ecdr.model.BackupListRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.BucketRequest;
import io.ecdr.model.CheckRequest;
import io.ecdr.model.CompareRequest;
import io.ecdr.model.CopyRequest;
import io.ecdr.model.DeleteRequest;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.DrillRestoreRequest;
import io.ecdr.model.DrillSwitchoverRequest;
import io.ecdr.model.EvacuateRequest;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.MarkRequest;
import io.ecdr.model.PruneRequest;
import io.ecdr.model.RescueRequest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StandbyRebuildRequest;
import io.ecdr.model.StandbyRemoveRequest;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.UndoPlanner;
import io.ecdr.port.Asking;
import io.ecdr.port.Consent;
import io.ecdr.port.EventSink;
import io.ecdr.port.Operations;
import io.ecdr.store.LocalFiles;
import io.ecdr.usecase.AntiFlap;
import io.ecdr.usecase.Apply;
import io.ecdr.usecase.Automation;
import io.ecdr.usecase.AwayDrills;
import io.ecdr.usecase.BackupAutomatic;
import io.ecdr.usecase.BackupCopy;
import io.ecdr.usecase.BackupCreate;
import io.ecdr.usecase.BackupDelete;
import io.ecdr.usecase.BackupInspect;
import io.ecdr.usecase.BackupInspectReport;
import io.ecdr.usecase.BackupList;
import io.ecdr.usecase.BackupListReport;
import io.ecdr.usecase.BackupMark;
import io.ecdr.usecase.BackupPrune;
import io.ecdr.usecase.BackupShow;
import io.ecdr.usecase.BackupShowReport;
import io.ecdr.usecase.BackupVerify;
import io.ecdr.usecase.BucketSetUp;
import io.ecdr.usecase.ChangeFlow;
import io.ecdr.usecase.CheckReport;
import io.ecdr.usecase.CheckUp;
import io.ecdr.usecase.CompareReport;
import io.ecdr.usecase.Detach;
import io.ecdr.usecase.DrillCleanup;
import io.ecdr.usecase.DrillRestore;
import io.ecdr.usecase.DrillSwitchover;
import io.ecdr.usecase.Evacuate;
import io.ecdr.usecase.Experienced;
import io.ecdr.usecase.Failback;
import io.ecdr.usecase.Failover;
import io.ecdr.usecase.Fence;
import io.ecdr.usecase.Inhibitions;
import io.ecdr.usecase.Leave;
import io.ecdr.usecase.LossAfter;
import io.ecdr.usecase.OpAbort;
import io.ecdr.usecase.OpAck;
import io.ecdr.usecase.OpAdvance;
import io.ecdr.usecase.OpEscalate;
import io.ecdr.usecase.OpList;
import io.ecdr.usecase.OpReport;
import io.ecdr.usecase.OpResume;
import io.ecdr.usecase.OpShow;
import io.ecdr.usecase.OpWatch;
import io.ecdr.usecase.Planning;
import io.ecdr.usecase.ReadProgress;
import io.ecdr.usecase.Reading;
import io.ecdr.usecase.Replanner;
import io.ecdr.usecase.Rescue;
import io.ecdr.usecase.RescueCompare;
import io.ecdr.usecase.Restore;
import io.ecdr.usecase.SameAccount;
import io.ecdr.usecase.StandbyCreate;
import io.ecdr.usecase.StandbyRebuild;
import io.ecdr.usecase.StandbyRemove;
import io.ecdr.usecase.Status;
import io.ecdr.usecase.StatusReport;
import io.ecdr.usecase.Switchover;
import io.ecdr.usecase.TrialWrites;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Makes the verbs from their parts, each when it is asked for: a help page touches none. */
class Wiring implements Doors, AutoCloseable {

  private final Machine machine;
  private final InstantSource clock;
  private final String version;
  private final RandomGenerator chance = new SplittableRandom();
  private final AwsWiring aws;
  private final StateWiring state;
  private final RunWiring runs;

  Wiring(UnaryOperator<String> variables, InstantSource clock, String version, Signals signals) {
    this(
        variables,
        clock,
        version,
        signals,
        settings -> Access.network(settings.endpoint(), settings.profile()));
  }

  /**
   * For tests.
   *
   * @param reach how AWS is reached, from what was typed
   */
  Wiring(
      UnaryOperator<String> variables,
      InstantSource clock,
      String version,
      Signals signals,
      Function<Settings, Access> reach) {
    this.machine = new Machine(variables);
    this.clock = clock;
    this.version = version;
    this.aws = new AwsWiring(reach, new Secrets(variables), clock, chance);
    this.state = new StateWiring(aws, machine, clock, chance);
    this.runs = new RunWiring(aws, variables, clock, chance, signals, this::patience);
  }

  @Override
  public Beat beat() {
    return runs.beat();
  }

  @Override
  public Reading<StatusRequest, StatusReport> status(Settings settings) {
    return away(settings)
        .status(
            new Status(
                aws.surveyor(settings), new AntiFlap(state.notes(settings), clock), runs::marks));
  }

  @Override
  public Reading<CheckRequest, CheckReport> check(Settings settings) {
    var ids = new ChanceIds(clock, chance);
    return away(settings)
        .check(
            new CheckUp(
                aws.surveyor(settings),
                new TrialWrites(aws.calls(settings), aws.endpoints(settings), clock, ids),
                ids,
                version,
                runs::marks));
  }

  private AwayDrills away(Settings settings) {
    return new AwayDrills(operations(settings), state.locks(settings), clock);
  }

  @Override
  public Reading<BackupListRequest, BackupListReport> backupList(Settings settings) {
    return new BackupList(aws.surveyor(settings), operations(settings));
  }

  @Override
  public Reading<BackupShowRequest, BackupShowReport> backupShow(Settings settings) {
    return new BackupShow(aws.surveyor(settings));
  }

  @Override
  public Reading<BackupInspectRequest, BackupInspectReport> backupInspect(
      Settings settings, ReadProgress progress) {
    return new BackupInspect(
        () -> aws.surveyor(settings),
        () -> aws.objects(settings),
        new LocalFiles(),
        clock,
        progress);
  }

  @Override
  public Planning<BackupRequest> backupCreate(Settings settings) {
    return Experienced.of(
        new BackupCreate(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Reading<CompareRequest, CompareReport> rescueCompare(
      Settings settings, ReadProgress progress, Consumer<CompareReport.One> each) {
    return new RescueCompare(
        aws.surveyor(settings), () -> aws.objects(settings), runs.keys(), clock, progress, each);
  }

  @Override
  public Planning<RescueRequest> rescue(Settings settings) {
    return Experienced.of(
        new Rescue(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<FenceRequest> fence(Settings settings) {
    return new Fence(
        aws.surveyor(settings), operations(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<AutomaticRequest> backupAutomatic(Settings settings) {
    return new BackupAutomatic(aws.surveyor(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<BucketRequest> backupBucket(Settings settings) {
    return new BucketSetUp(aws.surveyor(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<CopyRequest> backupCopy(Settings settings) {
    return Experienced.of(
        new BackupCopy(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<MarkRequest> backupMark(Settings settings) {
    return new BackupMark(aws.surveyor(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<VerifyRequest> backupVerify(Settings settings) {
    return new BackupVerify(
        aws.surveyor(settings), operations(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<DeleteRequest> backupDelete(Settings settings) {
    return new BackupDelete(
        aws.surveyor(settings), operations(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<PruneRequest> backupPrune(Settings settings) {
    return new BackupPrune(
        aws.surveyor(settings), operations(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<RestoreRequest> restore(Settings settings) {
    return Experienced.of(
        new Restore(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<DrillRestoreRequest> drillRestore(Settings settings) {
    return Experienced.of(
        new DrillRestore(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<DrillSwitchoverRequest> drillSwitchover(Settings settings) {
    return Experienced.of(
        new DrillSwitchover(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<DrillCleanupRequest> drillCleanup(Settings settings) {
    return new DrillCleanup(
        aws.surveyor(settings),
        operations(settings),
        state.locks(settings),
        new ChanceIds(clock, chance),
        version);
  }

  @Override
  public Planning<StandbyCreateRequest> standbyCreate(Settings settings) {
    return Experienced.of(
        new StandbyCreate(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<StandbyRebuildRequest> standbyRebuild(Settings settings) {
    return Experienced.of(
        new StandbyRebuild(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<StandbyRemoveRequest> standbyRemove(Settings settings) {
    return Experienced.of(
        new StandbyRemove(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<SwitchoverRequest> switchover(Settings settings) {
    return Experienced.of(
        new Switchover(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<FailoverRequest> failover(Settings settings) {
    return Experienced.of(
        new Failover(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<EvacuateRequest> evacuate(Settings settings) {
    return new Evacuate(aws.surveyor(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<FailbackRequest> failback(Settings settings) {
    return Experienced.of(
        new Failback(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Planning<DetachRequest> detach(Settings settings) {
    return Experienced.of(
        new Detach(aws.surveyor(settings), new ChanceIds(clock, chance), version),
        operations(settings));
  }

  @Override
  public Optional<String> program(String name) {
    return runs.programs().find(name).map(Path::toString);
  }

  @Override
  public ChangeFlow change(Settings settings, Consent consent, EventSink progress) {
    return new ChangeFlow(
        shared(settings),
        state.locks(settings, progress::said),
        consent,
        runs.whole(settings, consent.asking(), progress),
        clock,
        settings.breakLock(),
        new Inhibitions(state.notes(settings), clock));
  }

  @Override
  public Apply apply(Settings settings, Consent consent, EventSink progress) {
    return new Apply(
        shared(settings),
        Experienced.of(
            new Replanner(
                aws.surveyor(settings), operations(settings), state.locks(settings), version),
            operations(settings)),
        change(settings, consent, progress),
        clock);
  }

  @Override
  public Automation automation(Settings settings) {
    return new Automation(state.notes(settings), clock, who());
  }

  @Override
  public OpEscalate opEscalate(Settings settings) {
    return new OpEscalate(
        operations(settings),
        state.locks(settings),
        plan -> new SameAccount(aws.surveyor(settings)).against(plan),
        failover(settings),
        clock);
  }

  @Override
  public OpAck opAck(Settings settings) {
    return new OpAck(operations(settings), state.notes(settings), clock, who());
  }

  private String who() {
    return System.getProperty("user.name") + " on " + machine.name();
  }

  @Override
  public OpList opList(Settings settings) {
    return new OpList(shared(settings), state.locks(settings), clock);
  }

  @Override
  public OpShow opShow(Settings settings) {
    return new OpShow(
        shared(settings), state.locks(settings), clock, new AntiFlap(state.notes(settings), clock));
  }

  @Override
  public OpReport opReport(Settings settings) {
    return new OpReport(shared(settings), () -> new LossAfter(aws.surveyor(settings)));
  }

  @Override
  public OpWatch opWatch(Settings settings) {
    return new OpWatch(
        shared(settings), state.locks(settings), time -> LockSupport.parkNanos(time.toNanos()));
  }

  @Override
  public OpResume opResume(Settings settings, boolean attended, EventSink progress) {
    return new OpResume(
        shared(settings),
        state.locks(settings, progress::said),
        runs.whole(settings, Asking.NOBODY, progress),
        plan -> new SameAccount(aws.surveyor(settings)).against(plan),
        clock,
        version,
        leave(settings, attended));
  }

  @Override
  public OpAbort opAbort(Settings settings) {
    return new OpAbort(
        shared(settings),
        state.locks(settings),
        plan -> new SameAccount(aws.surveyor(settings)).against(plan),
        new UndoPlanner((service, region) -> aws.endpoints(settings).of(service, region), version),
        new ChanceIds(clock, chance),
        clock);
  }

  @Override
  public OpAdvance opAdvance(Settings settings, boolean attended, EventSink progress) {
    return new OpAdvance(
        shared(settings),
        state.locks(settings, progress::said),
        runs.slices(settings, progress),
        plan -> new SameAccount(aws.surveyor(settings)).against(plan),
        clock,
        version,
        leave(settings, attended));
  }

  private Leave leave(Settings settings, boolean attended) {
    return new Leave(settings.breakLock(), new Inhibitions(state.notes(settings), clock), attended);
  }

  /** How patient the executor is; tests are less. */
  io.ecdr.execute.Settings patience() {
    return io.ecdr.execute.Settings.DEFAULT;
  }

  /** Where this machine keeps operations; tests put something in between. */
  Operations operations(Settings settings) {
    return state.local(settings);
  }

  private Operations shared(Settings settings) {
    return state.operations(operations(settings), settings);
  }

  @Override
  public void close() {
    state.close();
    aws.close();
  }
}
