package io.ecdr.render;

import io.ecdr.codec.ReportCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Probed;
import io.ecdr.plan.ProofSteps;
import io.ecdr.plan.Report;
import io.ecdr.plan.Report.LaneReport;
import io.ecdr.plan.Report.StepReport;
import io.ecdr.plan.StaleMember;
import io.ecdr.plan.Step;
import io.ecdr.plan.Step.Act;
import io.ecdr.plan.Step.Await;
import io.ecdr.plan.StepOutcome.Done;
import io.ecdr.plan.StepOutcome.Stopped;
import io.ecdr.usecase.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of a plan that was run. */
public final class RunScreen implements Screen {

  private final RunReport run;
  private final boolean verbose;

  public RunScreen(RunReport run) {
    this(run, false);
  }

  /**
   * @param verbose whether all that hooks wrote is shown, and not only why they failed
   */
  public RunScreen(RunReport run, boolean verbose) {
    this.run = run;
    this.verbose = verbose;
  }

  @Override
  public String schema() {
    return "ecdr.run/1";
  }

  @Override
  public Instant at() {
    return run.report().ended();
  }

  @Override
  public ExitCode code() {
    return run.code();
  }

  @Override
  public Value.Fields data() {
    var data =
        Value.Fields.NONE
            .with("report", ReportCodec.of(run.report()))
            .with("resume", run.resume())
            .with("left", Value.texts(run.left()));
    var made = StaleLines.data(MadeLines.data(data, run), StaleMember.left(run.report()));
    return run.window().map(w -> made.with("antiFlap", WindowLines.data(w))).orElse(made);
  }

  @Override
  public List<String> warnings() {
    return Stream.concat(run.warnings().stream(), HookLines.warnings(run.report())).toList();
  }

  @Override
  public void print(Page page) {
    report(page, run.report(), verbose);
    page.gap();
    if (!run.left().isEmpty()) {
      page.title("Left behind");
      run.left().forEach(what -> page.text(2, what));
      page.gap();
    }
    var code = run.code();
    var took = Duration.between(run.report().started(), run.report().ended());
    var verb = run.report().verb();
    var ink =
        code == ExitCode.OK ? Ink.GOOD : code == ExitCode.CHANGES_PENDING ? Ink.WARN : Ink.BAD;
    page.inked(
        ink,
        0,
        code == ExitCode.OK
            ? verb + ": " + good() + " in " + Words.measured(took)
            : verb + ": exit code " + Words.of(code) + " after " + Words.measured(took));
    MadeLines.print(page, run);
    run.idle().ifPresent(why -> page.text(2, why));
    run.resume().ifPresent(command -> page.line("go on with: " + command));
    run.window().ifPresent(window -> WindowLines.print(page, 0, window));
    StaleLines.print(page, StaleMember.left(run.report()));
    AftercareLines.hint(page, run.report());
  }

  private String good() {
    return run.report().lanes().stream().allMatch(RunScreen::nothingToDo)
        ? (run.idle().isPresent() ? "nothing done" : "nothing to do") + ", looked"
        : "done and confirmed";
  }

  static void report(Page page, Report report) {
    report(page, report, false);
  }

  private static void report(Page page, Report report, boolean verbose) {
    page.title(report.verb() + "  operation " + report.operation());
    for (var lane : report.lanes()) {
      page.gap();
      lane(page, lane, verbose);
    }
  }

  private static void lane(Page page, LaneReport lane, boolean verbose) {
    page.title(
        lane.cache() + ": " + (lane.code() == ExitCode.OK ? good(lane) : lane.code().meaning()));
    for (var step : lane.steps()) {
      if (step.outcome().isEmpty()) {
        page.entry(2, 9, "-", step.step().title() + " (not reached)");
      } else if (step.outcome().get() instanceof Done done) {
        var how = how(step, done);
        page.noted(2, 9, Ink.GOOD, "done", step.step().title(), how);
        HookLines.ended(page, done, verbose);
      } else if (step.outcome().get() instanceof Stopped stopped) {
        boolean waits = stopped.code() == ExitCode.CHANGES_PENDING;
        page.entry(
            2, 9, waits ? Ink.WARN : Ink.BAD, waits ? "waiting" : "stopped", step.step().title());
        page.text(11, stopped.reason());
        if (!stopped.hint().isBlank()) {
          page.entry(11, 6, "hint:", stopped.hint());
        }
        HookLines.ended(page, stopped, verbose);
      }
    }
    lane.writeProbe().ifPresent(probed -> page.entry(2, 12, "writes", writes(probed, lane)));
    lane.lossProof().ifPresent(proof -> page.entry(2, 12, "loss", MarkWords.of(proof, lane)));
    proof(page, lane);
    lane.measuredRto()
        .ifPresent(
            rto -> page.entry(2, 12, "RTO", "measured " + Words.measured(rto) + until(lane)));
    if (lane.endpoints().isPresent()) {
      EndpointLines.print(page, lane.endpoints().get());
    } else if (lane.measuredRto().isEmpty()) {
      endpoints(page, lane);
    }
    ToldLines.print(page, lane.told());
  }

  /** What was measured; of a way there and back both. */
  private static String until(LaneReport lane) {
    var ways = lane.measuredWays();
    if (ways.isEmpty()) {
      return ", until all nodes served";
    }
    boolean back = lane.steps().stream().filter(s -> s.step() instanceof Step.Ladder).count() > 1;
    if (!back) {
      return lane.writeProbe().filter(Probed.PASSED::equals).isPresent()
          ? ", from the call to the trial write"
          : ", from the call until the roles had moved";
    }
    return " there"
        + (ways.size() > 1 ? ", " + Words.measured(ways.get(1)) + " back" : "")
        + ", from the call to the trial write, or to the roles where none was made";
  }

  /** What only looks finds nothing as it should be. */
  private static String how(StepReport step, Done done) {
    boolean looks = step.step() instanceof Step.Local local && local.looksOnly();
    if (!done.already() || (looks && !step.took().isZero())) {
      return Words.measured(step.took());
    }
    return looks ? "looked before" : "was so already";
  }

  /** What restored data proves. */
  private static void proof(Page page, LaneReport lane) {
    lane.steps().stream()
        .filter(s -> s.step() instanceof Step.Local local && local.kind().equals(ProofSteps.KIND))
        .flatMap(s -> s.outcome().stream())
        .filter(Done.class::isInstance)
        .map(outcome -> ((Done) outcome).facts())
        .forEach(
            facts ->
                page.entry(
                    2,
                    12,
                    "data",
                    facts.text(ProofSteps.FACT).orElse("unknown")
                        + facts.text("Why").map(w -> ": " + w).orElse("")
                        + facts.text("Hint").map(h -> "; " + h).orElse("")));
  }

  /** What came of the trial write. */
  private static String writes(Probed probed, LaneReport lane) {
    var facts =
        lane.steps().stream()
            .filter(s -> s.step() instanceof Step.Probe)
            .flatMap(s -> s.outcome().stream())
            .filter(Done.class::isInstance)
            .map(outcome -> ((Done) outcome).facts())
            .findFirst()
            .orElse(Value.Fields.NONE);
    var why =
        facts.text("Why").map(w -> ": " + w).orElse("")
            + facts.text("Hint").filter(h -> !h.isEmpty()).map(h -> "; " + h).orElse("");
    return switch (probed) {
      case PASSED ->
          "passed: "
              + Words.count(facts.number("Shards").orElse(1L), "shard")
              + " took a key and gave it back";
      case REFUSED -> "refused, see above";
      case NOT_TESTED -> "not tested" + why;
      case OFF -> "not tested: no trial write was planned";
    };
  }

  /** Which of the two it was that exit code 0 stands for. */
  private static String good(LaneReport lane) {
    return nothingToDo(lane) ? "nothing to do, all was so already" : "done and confirmed";
  }

  private static boolean nothingToDo(LaneReport lane) {
    return lane.steps().stream()
        .allMatch(
            s ->
                s.outcome()
                    .filter(
                        o ->
                            o instanceof Done done && (done.already() || s.step() instanceof Await))
                    .isPresent());
  }

  /** Where to connect, for lanes that made a cache, unless they deleted it as well. */
  private static void endpoints(Page page, LaneReport lane) {
    var addresses = new LinkedHashSet<String>();
    for (var step : lane.steps()) {
      if (step.outcome().orElse(null) instanceof Done done) {
        if (step.step() instanceof Act act
            && act.call().action().equals("DeleteReplicationGroup")) {
          addresses.clear();
        }
        endpoint(done.facts()).ifPresent(addresses::add);
      }
    }
    addresses.forEach(address -> page.entry(2, 12, "connect to", address));
  }

  private static Optional<String> endpoint(Value.Fields facts) {
    var shards = facts.list("NodeGroups");
    var endpoint =
        facts.get("ConfigurationEndpoint").isEmpty() && !shards.isEmpty()
            ? shards.get(0).fields("PrimaryEndpoint")
            : facts.fields("ConfigurationEndpoint");
    return endpoint
        .text("Address")
        .map(address -> address + endpoint.number("Port").map(p -> ":" + p).orElse(""));
  }
}
