package io.ecdr.cli;

import io.ecdr.config.ConfigReader;
import io.ecdr.model.AssessRequest;
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
import io.ecdr.model.ExitCode;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.FenceRequest;
import io.ecdr.model.Hooks;
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
import io.ecdr.model.config.CacheSettings;
import io.ecdr.model.config.ConfigRead;
import io.ecdr.model.config.Discovered;
import io.ecdr.plan.UndoPlanner;
import io.ecdr.port.Confinement;
import io.ecdr.port.Consent;
import io.ecdr.port.EventSink;
import io.ecdr.store.LocalLocks;
import io.ecdr.store.LocalNotes;
import io.ecdr.store.LocalOperations;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.Apply;
import io.ecdr.usecase.AssessReport;
import io.ecdr.usecase.Automation;
import io.ecdr.usecase.BackupInspectReport;
import io.ecdr.usecase.BackupListReport;
import io.ecdr.usecase.BackupShowReport;
import io.ecdr.usecase.ChangeFlow;
import io.ecdr.usecase.CheckReport;
import io.ecdr.usecase.CompareReport;
import io.ecdr.usecase.CronPass;
import io.ecdr.usecase.Leave;
import io.ecdr.usecase.OpAbort;
import io.ecdr.usecase.OpAck;
import io.ecdr.usecase.OpAdvance;
import io.ecdr.usecase.OpEscalate;
import io.ecdr.usecase.OpList;
import io.ecdr.usecase.OpReport;
import io.ecdr.usecase.OpResume;
import io.ecdr.usecase.OpShow;
import io.ecdr.usecase.OpWatch;
import io.ecdr.usecase.Planned;
import io.ecdr.usecase.Planning;
import io.ecdr.usecase.ReadProgress;
import io.ecdr.usecase.Reading;
import io.ecdr.usecase.Rehearse;
import io.ecdr.usecase.RehearsedFailover;
import io.ecdr.usecase.Rejection;
import io.ecdr.usecase.StatusReport;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Types command lines at a tree whose verbs note what they were asked and turn it down. */
final class Typed implements Doors {

  static final Instant NOW = Instant.parse("2026-11-23T01:15:00Z");
  static final Rejection NO = new Rejection(ExitCode.NOT_FOUND, "not there", "look elsewhere");

  final Map<String, String> variables = new LinkedHashMap<>();
  final Map<String, String> programs = new LinkedHashMap<>();
  final List<Object> asked = new ArrayList<>();
  final List<Settings> settings = new ArrayList<>();
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  private final Path state;

  Typed(Path state) {
    this.state = state;
  }

  int run(String... arguments) {
    return cli().run(arguments);
  }

  Cli cli() {
    return new Cli(this, console(false, ""), "1.2.3", Map.of());
  }

  Console console(boolean terminal, String input) {
    return new Console(
        new PrintWriter(out),
        new PrintWriter(err),
        new BufferedReader(new StringReader(input)),
        terminal,
        terminal,
        terminal,
        80,
        variables::get,
        InstantSource.fixed(NOW));
  }

  /** The configuration file; {@code --config} is not looked at. */
  Optional<ConfigRead> file = Optional.empty();

  /** Has a configuration file with this text. */
  Typed having(String text) {
    file = Optional.of(ConfigReader.read("ecdr.yaml", text, NOW));
    return this;
  }

  @Override
  public Optional<ConfigRead> config(Optional<String> named) {
    return file;
  }

  @Override
  public String sample(Discovered found) {
    return "";
  }

  @Override
  public CronPass cron(
      Function<Optional<String>, Settings> settings,
      int parallel,
      Function<CacheSettings, Hooks> hooks,
      EventSink progress) {
    throw new UnsupportedOperationException("nothing is run here");
  }

  @Override
  public Beat beat() {
    return time -> false;
  }

  @Override
  public Reading<StatusRequest, StatusReport> status(Settings s) {
    return reading(s);
  }

  @Override
  public Reading<AssessRequest, AssessReport> assess(Settings s) {
    return reading(s);
  }

  @Override
  public Reading<CheckRequest, CheckReport> check(Settings s) {
    return reading(s);
  }

  @Override
  public Reading<BackupListRequest, BackupListReport> backupList(Settings s) {
    return reading(s);
  }

  @Override
  public Reading<BackupShowRequest, BackupShowReport> backupShow(Settings s) {
    return reading(s);
  }

  @Override
  public Reading<BackupInspectRequest, BackupInspectReport> backupInspect(
      Settings s, ReadProgress progress) {
    return reading(s);
  }

  @Override
  public Optional<String> program(String name) {
    return Optional.ofNullable(programs.get(name));
  }

  @Override
  public Planning<BackupRequest> backupCreate(Settings s) {
    return planning(s);
  }

  @Override
  public Reading<CompareRequest, CompareReport> rescueCompare(
      Settings s, ReadProgress progress, Consumer<CompareReport.One> each) {
    return reading(s);
  }

  @Override
  public Planning<RescueRequest> rescue(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<FenceRequest> fence(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<AutomaticRequest> backupAutomatic(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<BucketRequest> backupBucket(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<CopyRequest> backupCopy(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<MarkRequest> backupMark(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<VerifyRequest> backupVerify(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<DrillRestoreRequest> drillRestore(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<DrillSwitchoverRequest> drillSwitchover(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<DrillCleanupRequest> drillCleanup(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<DeleteRequest> backupDelete(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<PruneRequest> backupPrune(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<RestoreRequest> restore(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<StandbyCreateRequest> standbyCreate(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<StandbyRebuildRequest> standbyRebuild(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<StandbyRemoveRequest> standbyRemove(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<SwitchoverRequest> switchover(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<FailbackRequest> failback(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<FailoverRequest> failover(Settings s) {
    return planning(s);
  }

  @Override
  public boolean behindGate() {
    return false;
  }

  @Override
  public RehearsedFailover rehearsed(Settings s, boolean hooks) {
    throw new IllegalStateException("this is not behind a gate");
  }

  @Override
  public Rehearse rehearse(Settings s, Consumer<String> said, Consumer<String> beginning) {
    settings.add(s);
    return new Rehearse(
        (words, denial, wanted) -> {
          asked.add(denial);
          throw new Confinement.Impossible("this is no place for it");
        },
        Set::of,
        () -> NOW);
  }

  @Override
  public Planning<EvacuateRequest> evacuate(Settings s) {
    return planning(s);
  }

  @Override
  public Planning<DetachRequest> detach(Settings s) {
    return planning(s);
  }

  private <Q, A> Reading<Q, A> reading(Settings s) {
    settings.add(s);
    return request -> {
      asked.add(request);
      return new Answer.Rejected<>(NO);
    };
  }

  private <Q> Planning<Q> planning(Settings s) {
    settings.add(s);
    return request -> {
      asked.add(request);
      return new Planned.Rejected(NO);
    };
  }

  @Override
  public ChangeFlow change(Settings s, Consent consent, EventSink progress) {
    throw new AssertionError("nothing was planned, so nothing can be run");
  }

  @Override
  public Apply apply(Settings s, Consent consent, EventSink progress) {
    return new Apply(
        new LocalOperations(s.state().orElse(state)),
        (request, operation) -> new Planned.Rejected(NO),
        change(s, consent, progress),
        InstantSource.fixed(NOW));
  }

  @Override
  public Automation automation(Settings s) {
    settings.add(s);
    return new Automation(
        new LocalNotes(s.state().orElse(state), InstantSource.fixed(NOW)),
        InstantSource.fixed(NOW),
        "somebody here");
  }

  @Override
  public OpList opList(Settings s) {
    settings.add(s);
    var folder = s.state().orElse(state);
    return new OpList(new LocalOperations(folder), locks(folder), InstantSource.fixed(NOW));
  }

  @Override
  public OpShow opShow(Settings s) {
    var folder = s.state().orElse(state);
    return new OpShow(new LocalOperations(folder), locks(folder), InstantSource.fixed(NOW));
  }

  @Override
  public OpReport opReport(Settings s) {
    return new OpReport(
        new LocalOperations(s.state().orElse(state)),
        () -> {
          throw new AssertionError("AWS is not to be asked");
        });
  }

  @Override
  public OpWatch opWatch(Settings s) {
    var folder = s.state().orElse(state);
    return new OpWatch(new LocalOperations(folder), locks(folder), time -> {});
  }

  @Override
  public OpAbort opAbort(Settings s) {
    return new OpAbort(
        new LocalOperations(state),
        locks(state),
        plan -> Optional.empty(),
        new UndoPlanner((service, region) -> "https://" + service.word() + ".example", "1.2.3"),
        () -> "20261123-0200-abcd",
        InstantSource.fixed(NOW));
  }

  @Override
  public OpEscalate opEscalate(Settings s) {
    return new OpEscalate(
        new LocalOperations(state),
        locks(state),
        plan -> Optional.empty(),
        failover(s),
        InstantSource.fixed(NOW));
  }

  @Override
  public OpAck opAck(Settings s) {
    return new OpAck(
        new LocalOperations(state),
        new LocalNotes(state, InstantSource.fixed(NOW)),
        InstantSource.fixed(NOW),
        "somebody here");
  }

  @Override
  public OpAdvance opAdvance(Settings s, boolean attended, EventSink progress) {
    return new OpAdvance(
        new LocalOperations(state),
        locks(state),
        (time, begun) -> {
          throw new AssertionError("nothing is there to go on with");
        },
        plan -> Optional.empty(),
        InstantSource.fixed(NOW),
        "1.2.3",
        Leave.USUAL);
  }

  @Override
  public OpResume opResume(Settings s, boolean attended, EventSink progress) {
    return new OpResume(
        new LocalOperations(state),
        locks(state),
        (plan, from, journal) -> {
          throw new AssertionError("nothing is there to go on with");
        },
        plan -> Optional.empty(),
        InstantSource.fixed(NOW),
        "1.2.3");
  }

  private static LocalLocks locks(Path folder) {
    return new LocalLocks(folder, InstantSource.fixed(NOW), 1, "here");
  }

  Optional<Settings> lastSettings() {
    return settings.isEmpty() ? Optional.empty() : Optional.of(settings.get(settings.size() - 1));
  }
}
