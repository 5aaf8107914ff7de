package io.ecdr.execute;

import io.ecdr.journal.Entry;
import io.ecdr.journal.Position;
import io.ecdr.model.CacheId;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Rank;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Evacuated;
import io.ecdr.plan.Event;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Report;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import io.ecdr.port.Calls;
import io.ecdr.port.EventSink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One lane while it runs. Sends again what surely was not done and reads that did not come back;
 * everything else is for the step to judge. Never ends a step while a call is on its way that
 * changes something.
 */
final class LaneRun implements Switchboard.Taker {

  private record Retry(int tries, Instant notBefore) {}

  private final Lane lane;
  private final StepRuns runs;
  private final Switchboard switchboard;
  private final Pauses pauses;
  private final InstantSource clock;
  private final EventSink events;
  private final Position from;
  private final Slice slice;
  private final TakingAway away;
  private final GivingBack back;
  private final FollowUps follow;
  private final Map<String, Value.Fields> facts;
  private final List<Report.StepReport> reports = new ArrayList<>();
  private final Set<String> waitingFor = new HashSet<>();
  private final Set<String> changing = new HashSet<>();
  private final Map<String, Retry> retries = new HashMap<>();

  private int index;
  private StepRun run;
  private Instant started;
  private Move.End ending;
  private Instant wakeAt = Instant.MIN;
  private Optional<Move.Wait> idling = Optional.empty();
  private ExitCode code = ExitCode.OK;
  private boolean finished;
  private boolean committed;

  LaneRun(
      Lane lane,
      StepRuns runs,
      Switchboard switchboard,
      Pauses pauses,
      InstantSource clock,
      EventSink events,
      Position from,
      Slice slice,
      TakingAway away) {
    this.away = away;
    this.back = new GivingBack(lane, from);
    this.follow = new FollowUps(lane);
    this.lane = lane;
    this.runs = runs;
    this.switchboard = switchboard;
    this.pauses = pauses;
    this.clock = clock;
    this.events = events;
    this.from = from;
    this.slice = slice;
    this.facts = new HashMap<>(from.facts());
  }

  boolean finished() {
    return finished;
  }

  CacheId cache() {
    return lane.cache();
  }

  /** The caches of the lanes that must have ended before it begins. */
  List<CacheId> after() {
    return lane.after();
  }

  /** Where it stands among lanes; the usual place where nobody said. */
  int priority() {
    return lane.evacuated().map(Evacuated::priority).orElse(Rank.USUAL);
  }

  /** Whether it is past the first call that changes something, in this run or an earlier one. */
  boolean underWay() {
    return committed || finished;
  }

  /** When it wants to be driven again at the latest; far away while it waits for answers. */
  Instant wakeAt() {
    var turn = ending == null ? away.next(index) : wakeAt;
    return turn.isBefore(wakeAt) ? turn : wakeAt;
  }

  /** Ends the current step as soon as no call that changes something is on its way. */
  void stop(ExitCode why, String reason, String hint) {
    if (!finished && ending == null) {
      var left = run == null ? "" : run.leaves(clock.instant());
      ending = Ends.stop(why, Ends.leaving(reason, left), hint, false);
      switchboard.withdraw(this);
      if (!changing.isEmpty()) {
        progress(reason + "; waiting for the answer to the call that is on its way");
      }
    }
  }

  /** Whether nothing is left to do but to wait, so that another process may look later. */
  boolean idle() {
    return idling.isPresent() && waitingFor.isEmpty() && changing.isEmpty();
  }

  /** Ends the current step as it is: nothing of it is lost. */
  void leave(String operation) {
    if (!finished && ending == null) {
      var step = lane.steps().get(index);
      var now = clock.instant();
      ending = Slice.pending(step, idling, started == null ? now : started, now, operation);
    }
  }

  /** Goes on until it has to wait. */
  void drive() {
    while (!finished) {
      if (index == lane.steps().size()) {
        code = back.done(follow.with(away.done()));
        finished = true;
      } else if (run == null && ending == null && follow.leavesOut(lane.steps().get(index))) {
        reports.add(unreached(lane.steps().get(index)));
        index++;
      } else if (turned()) {
        continue;
      } else if (ending != null) {
        if (!changing.isEmpty()) {
          return;
        }
        endStep();
      } else if (run == null) {
        begin(lane.steps().get(index));
      } else if (!advance()) {
        return;
      }
    }
  }

  /** Whether the lane leaves what it is at, to take away what it made. */
  private boolean turned() {
    boolean over = ending != null || before().isPresent();
    var why =
        over
            ? Optional.<Move.End>empty()
            : away.cut(index, clock.instant()).or(() -> back.cut(index));
    why.ifPresent(
        end -> {
          ending = end;
          if (run != null) {
            switchboard.withdraw(this);
          }
        });
    return why.isPresent();
  }

  /** One move; false when there is nothing to do but wait. */
  private boolean advance() {
    var now = clock.instant();
    idling = Optional.empty();
    var move = run.next(now);
    if (move instanceof Move.End end) {
      ending = follow.judged(index, end);
      return true;
    }
    if (move instanceof Move.Wait wait) {
      if (!wait.until().equals(wakeAt)) {
        progress(wait.seen());
      }
      wakeAt = wait.until();
      idling = Optional.of(wait).filter(Move.Wait::idle);
      return false;
    }
    send((Move.Send) move, now);
    return switchboard.broken().isPresent() && ending == null && broken();
  }

  private boolean broken() {
    var why = switchboard.broken().orElseThrow();
    stop(why.code(), why.reason(), why.hint());
    return true;
  }

  /** What the present step came to in an earlier run, where that still counts. */
  private Optional<Value.Fields> before() {
    return !back.turnedBefore() && StaleProof.is(lane, index, from)
        ? Optional.empty()
        : from.factsOf(lane.steps().get(index).id());
  }

  private void begin(Step step) {
    started = slice.began(lane, step, clock.instant());
    away.reached(index, clock.instant(), facts);
    var done = before();
    if (done.isPresent()) {
      committed |= changes(step);
      reports.add(
          new Report.StepReport(
              step, Optional.of(new StepOutcome.Done(done.get(), true)), Duration.ZERO));
      index++;
      return;
    }
    events.happened(new Event.Started(step, clock.instant()));
    try {
      run = runs.of(step, facts, from::sentOf, begun(), started);
    } catch (BoundValues.Missing | StepRuns.UnknownKind e) {
      var fault = new StepOutcome.Stopped(ExitCode.INTERNAL, e.getMessage(), "");
      ending = follow.judged(index, new Move.End(fault, true));
    }
  }

  /** Whether a step before this one changes something. */
  private boolean begun() {
    return lane.steps().subList(0, index).stream().anyMatch(LaneRun::changes);
  }

  private static boolean changes(Step step) {
    return step instanceof Step.Act
        || step instanceof Step.Ladder
        || (step instanceof Step.Local local && !local.looksOnly());
  }

  private void endStep() {
    var step = lane.steps().get(index);
    var now = clock.instant();
    committed |= changes(step);
    var outcome =
        back.telling(
            index,
            away.timed(step, ending.outcome(), started, now),
            switchboard.broken().isEmpty());
    if (run == null) {
      started = now;
    } else {
      run.letGo();
      switchboard.withdraw(this);
    }
    if (ending.settled()) {
      switchboard.write(new Entry.Settled(now, step.id(), outcome));
    }
    var took = Duration.between(started, now);
    reports.add(new Report.StepReport(step, Optional.of(outcome), took));
    events.happened(new Event.Ended(step, now, outcome, took));
    run = null;
    ending = null;
    idling = Optional.empty();
    waitingFor.clear();
    retries.clear();
    index++;
    if (outcome instanceof StepOutcome.Done done) {
      facts.put(step.id(), done.facts());
    } else {
      stopped(((StepOutcome.Stopped) outcome).code());
    }
  }

  /** Goes on to what takes away what was made, or ends. */
  private void stopped(ExitCode why) {
    boolean able = switchboard.broken().isEmpty();
    var next = away.after(index - 1, why, able).or(() -> back.after(index - 1, why, able));
    if (next.isEmpty() && !back.hangs(index - 1) && follow.goesOn(index - 1, why, able)) {
      return;
    }
    if (next.isEmpty()) {
      code = follow.with(back.stopped(index - 1, away.stopped(index - 1, why)));
      finished = true;
      return;
    }
    for (var step : lane.steps().subList(index, next.get())) {
      reports.add(unreached(step));
    }
    index = next.get();
  }

  private void send(Move.Send move, Instant now) {
    wakeAt = Instant.MAX;
    for (var question : move.questions().entrySet()) {
      var key = question.getKey();
      var retry = retries.get(key);
      if (waitingFor.contains(key)) {
        continue;
      }
      if (retry != null && now.isBefore(retry.notBefore())) {
        wakeAt = wakeAt.isBefore(retry.notBefore()) ? wakeAt : retry.notBefore();
        continue;
      }
      submit(key, question.getValue(), move.doing());
    }
  }

  private void submit(String key, Call call, String doing) {
    waitingFor.add(key);
    if (!call.readsOnly()) {
      changing.add(key);
      committed = true;
      if (run instanceof LocalRun local) {
        local.changing();
      }
      progress(doing);
    }
    var urgency = call.readsOnly() && run.waits() ? Calls.Urgency.LOOK : Calls.Urgency.of(call);
    switchboard.submit(this, run.part().orElse(lane.steps().get(index).id()), key, call, urgency);
  }

  @Override
  public void unsent(String key) {
    waitingFor.remove(key);
    changing.remove(key);
  }

  @Override
  public void arrived(String key, Call call, Completion completion) {
    boolean ours = waitingFor.remove(key);
    changing.remove(key);
    if (finished || run == null || !ours) {
      return;
    }
    var now = clock.instant();
    boolean again =
        call.readsOnly() ? Refusals.passing(completion) : Refusals.notExecuted(completion);
    int tries = retries.containsKey(key) ? retries.get(key).tries() + 1 : 1;
    var at = now.plus(pauses.retry(tries));
    var end = started.plus(lane.steps().get(index).limits().timeout());
    if (again && at.isBefore(call.readsOnly() ? end : run.retryUntil(end))) {
      retries.put(key, new Retry(tries, at));
      progress(Refusals.words(call, completion) + "; trying again");
      return;
    }
    retries.remove(key);
    run.arrived(key, completion, now);
  }

  private void progress(String observed) {
    var now = clock.instant();
    events.happened(
        new Event.Progress(lane.steps().get(index), now, observed, Duration.between(started, now)));
  }

  private static Report.StepReport unreached(Step step) {
    return new Report.StepReport(step, Optional.empty(), Duration.ZERO);
  }

  /** What became of it; steps that were never reached have no outcome. */
  Report.LaneReport report() {
    var all = new ArrayList<>(reports);
    for (var step : lane.steps().subList(reports.size(), lane.steps().size())) {
      all.add(unreached(step));
    }
    return new Report.LaneReport(lane.cache(), code, all);
  }
}
