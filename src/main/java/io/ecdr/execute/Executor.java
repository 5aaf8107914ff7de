package io.ecdr.execute;

import io.ecdr.journal.Begun;
import io.ecdr.journal.Position;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Report;
import io.ecdr.port.Calls;
import io.ecdr.port.Endpoints;
import io.ecdr.port.EventSink;
import io.ecdr.port.Interrupt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Runs plans as an event loop over lanes, on one thread. Nothing in it waits but the port, so one
 * lane never holds up another.
 */
public final class Executor implements Execution {

  /** How soon an interrupt is noticed. */
  private static final Duration SLICE = Duration.ofMillis(500);

  private final Calls calls;
  private final Endpoints endpoints;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Interrupt interrupt;
  private final EventSink events;
  private final Settings settings;
  private final Outside outside;

  /**
   * One that reaches nothing but AWS.
   *
   * @param endpoints where reads go whose address the plan does not tell
   * @param random for jitter
   */
  public Executor(
      Calls calls,
      Endpoints endpoints,
      InstantSource clock,
      RandomGenerator random,
      Interrupt interrupt,
      EventSink events,
      Settings settings) {
    this(calls, endpoints, clock, random, interrupt, events, settings, Outside.NOTHING);
  }

  /**
   * @param endpoints where reads go whose address the plan does not tell
   * @param random for jitter
   */
  public Executor(
      Calls calls,
      Endpoints endpoints,
      InstantSource clock,
      RandomGenerator random,
      Interrupt interrupt,
      EventSink events,
      Settings settings,
      Outside outside) {
    this.calls = calls;
    this.endpoints = endpoints;
    this.clock = clock;
    this.random = random;
    this.interrupt = interrupt;
    this.events = events;
    this.settings = settings;
    this.outside = outside;
  }

  @Override
  public Report run(Plan plan, Position from, Log journal) {
    return run(plan, from, journal, Slice.WHOLE);
  }

  /**
   * Runs until nothing is left but waiting; those steps then end with {@code CHANGES_PENDING} and
   * the fact {@code WaitSeconds}. What must not be left alone in the middle, such as a role change,
   * is seen through.
   *
   * @param atLeast how long it waits by itself before it ends
   * @param begun when the steps began in earlier slices
   */
  public Execution slice(Duration atLeast, Begun begun) {
    return (plan, from, journal) ->
        run(plan, from, journal, new Slice(Optional.of(clock.instant().plus(atLeast)), begun));
  }

  private Report run(Plan plan, Position from, Log journal, Slice slice) {
    var started = clock.instant();
    var switchboard = new Switchboard(calls, clock, journal);
    var pauses = new Pauses(settings, random);
    var runs =
        new StepRuns(
            PlanEndpoints.of(plan, endpoints),
            settings,
            pauses,
            plan.id(),
            outside,
            switchboard::write,
            switchboard::broken);
    List<LaneRun> lanes =
        plan.lanes().stream()
            .map(
                lane ->
                    new LaneRun(
                        lane,
                        runs,
                        switchboard,
                        pauses,
                        clock,
                        events,
                        from,
                        slice,
                        new TakingAway(lane, from, () -> journal.outranks(lane))))
            .toList();
    loop(plan, lanes, switchboard, slice);
    return new Report(
        plan.id(),
        plan.verb(),
        started,
        clock.instant(),
        lanes.stream().map(LaneRun::report).toList());
  }

  private void loop(Plan plan, List<LaneRun> lanes, Switchboard switchboard, Slice slice) {
    boolean stopping = false;
    var turns = new Turns();
    while (true) {
      if (!stopping && interrupt.requested()) {
        stopping = true;
        var code = interrupt.code();
        lanes.forEach(lane -> lane.stop(code, code.meaning(), next(plan)));
      }
      var active = new ArrayList<LaneRun>();
      turns.round();
      for (var lane : lanes) {
        // One that waits for another is not at work; that other one is before it.
        boolean waits = !stopping && turns.waits(lane);
        if (!lane.finished() && !waits && (stopping || active.size() < settings.lanes())) {
          lane.drive();
        }
        turns.past(lane, waits, clock.instant());
        if (!lane.finished() && !waits) {
          active.add(lane);
        }
      }
      if (active.isEmpty()) {
        return;
      }
      if (!stopping && idle(active, slice)) {
        stopping = true;
        lanes.forEach(lane -> lane.leave(plan.id()));
      } else {
        switchboard.deliver(pause(active));
      }
    }
  }

  private boolean idle(List<LaneRun> active, Slice slice) {
    return active.stream()
        .limit(settings.lanes())
        .allMatch(lane -> lane.idle() && slice.endsBefore(lane.wakeAt()));
  }

  private static String next(Plan plan) {
    return Resume.command(plan.id());
  }

  private Duration pause(List<LaneRun> active) {
    var now = clock.instant();
    var first =
        active.stream()
            .limit(settings.lanes())
            .map(LaneRun::wakeAt)
            .min(Instant::compareTo)
            .orElse(now);
    if (first.isAfter(now.plus(SLICE))) {
      return SLICE;
    }
    return first.isBefore(now) ? Duration.ZERO : Duration.between(now, first);
  }
}
