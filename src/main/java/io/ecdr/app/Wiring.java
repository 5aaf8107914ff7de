package io.ecdr.app;

import io.ecdr.aws.Access;
import io.ecdr.aws.ClientFactory;
import io.ecdr.aws.SdkCalls;
import io.ecdr.aws.SdkEndpoints;
import io.ecdr.cli.Doors;
import io.ecdr.cli.Settings;
import io.ecdr.data.EngineProbe;
import io.ecdr.execute.Execution;
import io.ecdr.execute.Executor;
import io.ecdr.hook.LocalPrograms;
import io.ecdr.model.BackupListRequest;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.BackupShowRequest;
import io.ecdr.model.DetachRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.StatusRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.plan.UndoPlanner;
import io.ecdr.port.Asking;
import io.ecdr.port.Consent;
import io.ecdr.port.EventSink;
import io.ecdr.port.Locks;
import io.ecdr.port.Notes;
import io.ecdr.port.Operations;
import io.ecdr.store.LocalLocks;
import io.ecdr.store.LocalNotes;
import io.ecdr.store.LocalOperations;
import io.ecdr.usecase.Apply;
import io.ecdr.usecase.Automation;
import io.ecdr.usecase.BackupCreate;
import io.ecdr.usecase.BackupList;
import io.ecdr.usecase.BackupListReport;
import io.ecdr.usecase.BackupShow;
import io.ecdr.usecase.BackupShowReport;
import io.ecdr.usecase.ChangeFlow;
import io.ecdr.usecase.Detach;
import io.ecdr.usecase.Failover;
import io.ecdr.usecase.Inhibitions;
import io.ecdr.usecase.OpAbort;
import io.ecdr.usecase.OpAdvance;
import io.ecdr.usecase.OpList;
import io.ecdr.usecase.OpReport;
import io.ecdr.usecase.OpResume;
import io.ecdr.usecase.OpShow;
import io.ecdr.usecase.OpWatch;
import io.ecdr.usecase.Patience;
import io.ecdr.usecase.Planning;
import io.ecdr.usecase.Reading;
import io.ecdr.usecase.Replanner;
import io.ecdr.usecase.Restore;
import io.ecdr.usecase.SameAccount;
import io.ecdr.usecase.StandbyCreate;
import io.ecdr.usecase.Status;
import io.ecdr.usecase.StatusReport;
import io.ecdr.usecase.Surveyor;
import io.ecdr.usecase.Switchover;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Makes the verbs from their parts, each when it is asked for: a help page touches none. */
class Wiring implements Doors, AutoCloseable {

  private final UnaryOperator<String> variables;
  private final Machine machine;
  private final Function<Settings, Access> reach;
  private final InstantSource clock;
  private final String version;
  private final RandomGenerator chance = new SplittableRandom();
  private final Signals signals;
  private SdkEndpoints endpoints;
  private ClientFactory clients;
  private SdkCalls calls;
  private CommonGround common;

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
    this.variables = variables;
    this.machine = new Machine(variables);
    this.reach = reach;
    this.clock = clock;
    this.version = version;
    this.signals = signals;
  }

  @Override
  public Reading<StatusRequest, StatusReport> status(Settings settings) {
    return new Status(surveyor(settings));
  }

  @Override
  public Reading<BackupListRequest, BackupListReport> backupList(Settings settings) {
    return new BackupList(surveyor(settings));
  }

  @Override
  public Reading<BackupShowRequest, BackupShowReport> backupShow(Settings settings) {
    return new BackupShow(surveyor(settings));
  }

  @Override
  public Planning<BackupRequest> backupCreate(Settings settings) {
    return new BackupCreate(surveyor(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<RestoreRequest> restore(Settings settings) {
    return new Restore(surveyor(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<StandbyCreateRequest> standbyCreate(Settings settings) {
    return new StandbyCreate(surveyor(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<SwitchoverRequest> switchover(Settings settings) {
    return new Switchover(surveyor(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<FailoverRequest> failover(Settings settings) {
    return new Failover(surveyor(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Planning<DetachRequest> detach(Settings settings) {
    return new Detach(surveyor(settings), new ChanceIds(clock, chance), version);
  }

  @Override
  public Optional<String> program(String name) {
    return programs().find(name).map(Path::toString);
  }

  private LocalPrograms programs() {
    return new LocalPrograms(variables, Path.of(System.getProperty("ecdr.folder", "")));
  }

  @Override
  public ChangeFlow change(Settings settings, Consent consent, EventSink progress) {
    return new ChangeFlow(
        operations(settings),
        locks(settings),
        consent,
        execution(settings, consent.asking(), progress),
        clock,
        settings.breakLock(),
        new Inhibitions(notes(settings)));
  }

  @Override
  public Apply apply(Settings settings, Consent consent, EventSink progress) {
    return new Apply(
        operations(settings),
        new Replanner(surveyor(settings), version),
        change(settings, consent, progress),
        clock);
  }

  @Override
  public Automation automation(Settings settings) {
    var who = System.getProperty("user.name") + " on " + machine.name();
    return new Automation(notes(settings), clock, who);
  }

  private Notes notes(Settings settings) {
    var local = new LocalNotes(state(settings));
    return settings.buckets().isEmpty() ? local : common(settings).notes(local, settings);
  }

  private CommonGround common(Settings settings) {
    calls(settings);
    if (common == null) {
      long pid = ProcessHandle.current().pid();
      common = new CommonGround(clients, endpoints, clock, pid, machine.name(), chance);
    }
    return common;
  }

  @Override
  public OpList opList(Settings settings) {
    return new OpList(operations(settings), locks(settings), clock);
  }

  @Override
  public OpShow opShow(Settings settings) {
    return new OpShow(operations(settings), locks(settings), clock);
  }

  @Override
  public OpReport opReport(Settings settings) {
    return new OpReport(operations(settings));
  }

  @Override
  public OpWatch opWatch(Settings settings) {
    return new OpWatch(
        operations(settings), locks(settings), time -> LockSupport.parkNanos(time.toNanos()));
  }

  @Override
  public OpResume opResume(Settings settings, EventSink progress) {
    return new OpResume(
        operations(settings),
        locks(settings),
        execution(settings, Asking.NOBODY, progress),
        plan -> new SameAccount(surveyor(settings)).against(plan),
        clock,
        version,
        settings.breakLock());
  }

  private Surveyor surveyor(Settings settings) {
    var port = calls(settings);
    return new Surveyor(port, endpoints, clock, chance, Patience.USUAL, settings.down());
  }

  @Override
  public OpAbort opAbort(Settings settings) {
    return new OpAbort(
        operations(settings),
        locks(settings),
        plan -> new SameAccount(surveyor(settings)).against(plan),
        new UndoPlanner(
            (service, region) -> {
              calls(settings);
              return endpoints.of(service, region);
            },
            version),
        new ChanceIds(clock, chance),
        clock);
  }

  @Override
  public OpAdvance opAdvance(Settings settings, EventSink progress) {
    return new OpAdvance(
        operations(settings),
        locks(settings),
        (atLeast, begun) ->
            (plan, from, journal) ->
                executor(settings, Asking.NOBODY, progress)
                    .slice(atLeast, begun)
                    .run(plan, from, journal),
        plan -> new SameAccount(surveyor(settings)).against(plan),
        clock,
        version,
        settings.breakLock());
  }

  private Execution execution(Settings settings, Asking asking, EventSink progress) {
    return (plan, from, journal) -> executor(settings, asking, progress).run(plan, from, journal);
  }

  private Executor executor(Settings settings, Asking asking, EventSink progress) {
    signals.listen();
    return new Executor(
        calls(settings),
        endpoints,
        clock,
        chance,
        signals,
        progress,
        patience(),
        new EngineProbe(variables),
        programs(),
        asking);
  }

  /** How patient the executor is; tests are less. */
  io.ecdr.execute.Settings patience() {
    return io.ecdr.execute.Settings.DEFAULT;
  }

  /** Where operations are kept; tests put something in between. */
  Operations operations(Settings settings) {
    return new LocalOperations(state(settings));
  }

  private Locks locks(Settings settings) {
    long pid = ProcessHandle.current().pid();
    var local = new LocalLocks(state(settings), clock, pid, machine.name());
    if (settings.buckets().isEmpty()) {
      return local;
    }
    return common(settings).locks(local, settings);
  }

  private Path state(Settings settings) {
    return settings.state().orElseGet(machine::state);
  }

  private SdkCalls calls(Settings settings) {
    if (calls == null) {
      if (settings.verbose()) {
        // Before the first logger is made: the log's configuration reads it once.
        System.setProperty("ecdr.log", "DEBUG");
      }
      var access = reach.apply(settings);
      endpoints = new SdkEndpoints(access);
      clients = new ClientFactory(access, endpoints);
      calls = new SdkCalls(clients);
    }
    return calls;
  }

  @Override
  public void close() {
    if (common != null) {
      common.close();
    }
    if (calls != null) {
      calls.close();
    }
  }
}
