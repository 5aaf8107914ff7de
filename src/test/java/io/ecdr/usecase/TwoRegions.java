package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.aws.SdkObjects;
import io.ecdr.cli.TypedHints;
import io.ecdr.execute.Executor;
import io.ecdr.execute.Outside;
import io.ecdr.execute.Settings;
import io.ecdr.execute.VirtualCalls;
import io.ecdr.model.ExitCode;
import io.ecdr.pace.PacedCalls;
import io.ecdr.plan.Plan;
import io.ecdr.plan.UndoPlanner;
import io.ecdr.port.Asking;
import io.ecdr.port.Consent;
import io.ecdr.port.DataProbe;
import io.ecdr.port.DataReading;
import io.ecdr.port.Locks;
import io.ecdr.port.Operations;
import io.ecdr.port.Programs;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.store.LocalLocks;
import io.ecdr.store.LocalOperations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Two simulated Regions with the verbs in front of them, and processes that run, die and go on. */
final class TwoRegions extends SimulatedRegions {

  /** Nothing that is typed as a hint gets as far as its state. */
  private static final Path NOWHERE = Path.of("target", "typed-hints");

  final Operations operations;
  final Locks locks;

  /** What is planned with backups. */
  final BackupPlans plans = new BackupPlans(this);

  /** What is planned with a standby. */
  final RolePlans roles = new RolePlans(this);

  /** What becomes of hooks. */
  Programs programs = Programs.none();

  Settings settings = Settings.DEFAULT;
  private DataProbe probe = DataProbe.none();

  /** The way out of one process. */
  private PacedCalls paced;

  private int ids;

  TwoRegions(Path state) {
    this(state, Options.defaults());
  }

  /** With other ways where AWS's texts leave something open. */
  TwoRegions(Path state, Options options) {
    super(options);
    this.paced = new PacedCalls(calls, calls);
    this.operations = new LocalOperations(state);
    this.locks = new LocalLocks(state, calls, 42, "here");
  }

  /**
   * From now on the only group of the DR Region can be read, and what it holds is told like this.
   */
  void dataIsRead(UnaryOperator<DataReading.Content> as) {
    probe =
        new ReadableProbe(
            () -> {
              var groups = client(DR).describeReplicationGroups(r -> {}).replicationGroups();
              return keys(DR, groups.get(0).replicationGroupId());
            },
            calls,
            as);
  }

  /** From now on engines answer like this. */
  void dataIs(DataProbe answers) {
    probe = answers;
  }

  /** From now on nothing can be connected to. */
  void dataIsDark() {
    probe = DataProbe.none();
  }

  Surveyor surveyor() {
    return new Surveyor(paced, endpoints, calls, random, Patience.USUAL);
  }

  String nextId() {
    return "20261123-0115-k3f" + ++ids;
  }

  /** As long as a real one: a drill's cache is known by it. */
  String nextRealId() {
    return "20261123-0115-k" + (100 + ++ids);
  }

  static Plan plan(Planned planned) {
    if (planned instanceof Planned.Ready ready) {
      TypedHints.typable(NOWHERE, ready.plan());
      return ready.plan();
    }
    throw new AssertionError("no plan: " + ((Planned.Rejected) planned).why());
  }

  private Executor executor() {
    return new Executor(
        paced,
        endpoints,
        calls,
        random,
        () -> false,
        event -> {},
        settings,
        new Outside(
            probe,
            programs,
            new DeepReader(() -> new SdkObjects(clients, time -> {}), Runnable::run, calls),
            Asking.NOBODY));
  }

  Answer<RunReport> run(Plan plan) {
    return told(
        new ChangeFlow(operations, locks, p -> Consent.Answer.GIVEN, executor(), calls).run(plan));
  }

  /** Runs it, and it is not refused. */
  RunReport ran(Plan plan) {
    return given(run(plan));
  }

  /** Runs it, and all goes well. */
  RunReport done(Plan plan) {
    var ran = ran(plan);
    assertThat(ran.code()).as("%s", ran.report().lanes()).isEqualTo(ExitCode.OK);
    return ran;
  }

  /** What a run that was not refused came to. */
  static RunReport given(Answer<RunReport> answer) {
    if (answer instanceof Answer.Rejected<RunReport> rejected) {
      throw new AssertionError("rejected: " + rejected.why());
    }
    return ((Answer.Given<RunReport>) answer).report();
  }

  /** How often an action was sent. */
  long sent(String action) {
    return calls.sent().stream().filter(s -> s.call().action().equals(action)).count();
  }

  /** Whatever a run tells to type can be typed. */
  private static Answer<RunReport> told(Answer<RunReport> answer) {
    if (answer instanceof Answer.Given<RunReport> given) {
      TypedHints.typable(NOWHERE, given.report().report());
    } else if (answer instanceof Answer.Rejected<RunReport> rejected) {
      TypedHints.typable(NOWHERE, rejected.why().hint());
    }
    return answer;
  }

  Answer<RunReport> resume(String id) {
    return told(opResume(operations).run(id));
  }

  private OpResume opResume(Operations state) {
    var leave =
        new Leave(Optional.empty(), Inhibitions.none(), false, new Remeasure(surveyor(), "test"));
    return new OpResume(
        state, locks, executor(), new SameAccount(surveyor()), calls, "test", leave);
  }

  /** What {@code op resume --dry-run} ends with. */
  ExitCode looksAtResuming(Operations state, String id) {
    var look = opResume(state).look(id);
    return look instanceof Answer.Rejected<ResumePlan> rejected
        ? rejected.why().code()
        : ExitCode.OK;
  }

  /** Runs it in a process that ends after so many lines of its journals; true when it did. */
  boolean dies(Plan plan, int lines) {
    try {
      flow(new DyingOperations(operations, lines)).run(plan);
      return false;
    } catch (DyingOperations.Died e) {
      calls.restart();
      paced = new PacedCalls(calls, calls);
      return true;
    }
  }

  /** Runs it in a process that may be killed by {@link #calls}; true when it was. */
  boolean killed(Plan plan) {
    try {
      run(plan);
      return false;
    } catch (VirtualCalls.Killed e) {
      calls.restart();
      paced = new PacedCalls(calls, calls);
      return true;
    }
  }

  ChangeFlow flow(Operations state) {
    return new ChangeFlow(state, locks, p -> Consent.Answer.GIVEN, executor(), calls);
  }

  OpAbort abort(Operations state) {
    return new OpAbort(
        state,
        locks,
        new SameAccount(surveyor()),
        new UndoPlanner(endpoints::of, "test"),
        this::nextId,
        calls);
  }

  OpEscalate escalate(Operations state) {
    return new OpEscalate(
        state,
        locks,
        new SameAccount(surveyor()),
        new Failover(surveyor(), this::nextId, "test"),
        calls);
  }

  Answer<RunReport> abort(String id) {
    return abort(operations).run(id, flow(operations), plan -> {});
  }

  Answer<RunReport> advance(String id, Duration atLeast) {
    return new OpAdvance(
            operations,
            locks,
            (time, begun) -> executor().slice(time, begun),
            new SameAccount(surveyor()),
            calls,
            "test",
            Leave.USUAL)
        .run(id, atLeast);
  }
}
