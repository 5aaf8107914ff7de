package io.ecdr.plan;

import io.ecdr.model.Hooks;
import io.ecdr.model.Lag;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.Optional;

/**
 * The time between writers' stop and the promotion, in which what was acknowledged crosses. It is
 * waited for when somebody says that they stop: by a time, or by a pre-hook and how long it may
 * keep them.
 */
final class WritersPause {

  /** Several values of the metric, each minutes late. */
  private static final Duration USUAL = Duration.ofMinutes(10);

  /**
   * A lag that means nothing is on its way. {@code --max-data-loss} must hold the metric's 60 s as
   * well, so it is no measure for a lag after writers stopped, unless it is smaller than this.
   */
  private static final Duration SMALL = Duration.ofSeconds(5);

  private static final Duration EXPECTED = Duration.ofMinutes(3);
  private static final String BASIS =
      "the lag metric has one value a minute and tells it 1 to 3 minutes late";

  private final SwitchoverRequest request;
  private final GlobalInventory seen;
  private final boolean readable;
  private final StopWriters fence;

  /**
   * @param awaited whether a step before waits until the lag can be read
   * @param fence what may stop them
   */
  WritersPause(
      SwitchoverRequest request, GlobalInventory seen, boolean awaited, StopWriters fence) {
    this.fence = fence;
    this.readable = awaited || seen.lag() instanceof Lag.Read;
    this.request = request;
    this.seen = seen;
  }

  /** When writers stop, as far as somebody says so. */
  Optional<Value> stopped() {
    Hooks hooks = request.hooks();
    if (fence.wanted()) {
      return fence.stopped();
    }
    if (request.loss().writesStopped().isPresent()) {
      return request.loss().writesStopped().map(at -> new Value.Text(at.toString()));
    }
    boolean stopping =
        request.maxPause().isPresent() && !hooks.skipped() && !hooks.before().isEmpty();
    return stopping
        ? Optional.of(
            new Value.Bound(
                seen.target().id() + "/pre-hook-" + hooks.before().size(),
                "At",
                "when the pre-hook has ended"))
        : Optional.empty();
  }

  private Duration most() {
    return request.loss().most().filter(m -> m.compareTo(SMALL) < 0).orElse(SMALL);
  }

  /** How long they may be kept waiting. */
  Duration longest() {
    var pause = request.maxPause().orElse(USUAL);
    return request.timeout().filter(t -> t.compareTo(pause) < 0).orElse(pause);
  }

  /**
   * The step before the promotion; empty when there is nothing to wait for.
   *
   * @param proof what says whether all has crossed already, so that nothing need be waited for
   */
  Optional<Step.Await> step(RoleSteps steps, Optional<Value> proof) {
    boolean waits = !seen.already() && readable;
    return stopped()
        .filter(at -> waits)
        .map(
            at ->
                new Step.Await(
                    steps.step("lag"),
                    "Wait until what was written has crossed to " + seen.target(),
                    new Condition("lag-under", seen.to(), parameters(at, proof)),
                    new Limits(EXPECTED, BASIS, longest()),
                    "writers have stopped"));
  }

  private Value.Fields parameters(Value stopped, Optional<Value> proof) {
    var all =
        Value.fields(
                "GlobalReplicationGroupId", seen.datastore().id(),
                "ReplicationGroupId", seen.target().id(),
                "Most", most().toString())
            .with("WritesStopped", stopped);
    return proof.map(p -> all.with(Crossed.FACT, p)).orElse(all);
  }

  void checks(Checklist list) {
    writers(list.ask("writers", "Writers have stopped", "--writes-stopped-at, or --max-pause"));
    lag(
        list.ask(
            "lag-wait",
            "What was written crosses before the promotion",
            "a lag of at most " + Text.duration(most()) + " after writers stopped"));
  }

  private void writers(Checklist.Question ask) {
    if (seen.already()) {
      ask.skipped("the target is the primary already");
    } else if (fence.wanted() && !fence.whole()) {
      ask.warn(
          "a fence stops those that are told; who else may write is not known",
          "look again; until then nothing says that writers stop");
    } else if (fence.wanted()) {
      ask.pass("a fence stops them, and they are given back once there is one primary");
    } else if (request.loss().stopped(seen.at())) {
      ask.pass("since " + request.loss().writesStopped().orElseThrow() + ", as the operator says");
    } else if (stopped().isPresent()) {
      ask.pass(
          request
              .loss()
              .writesStopped()
              .map(at -> "they will at " + at + ", as the operator says")
              .orElse("the pre-hook stops them, as --max-pause says"));
    } else if (request.maxPause().isPresent()) {
      ask.fail(
          "--max-pause was given, and nothing stops them",
          "name the program that does with --pre-hook, or say --fence users or --writes-stopped-at");
    } else {
      ask.warn(
          "nobody said so",
          "what is written until the roles move may be lost; stop the writers first");
    }
  }

  private void lag(Checklist.Question ask) {
    if (seen.already()) {
      ask.skipped("the target is the primary already");
    } else if (stopped().isEmpty()) {
      ask.skipped("nobody said that writers stop, so there is no end to wait for");
    } else if (!readable && seen.lag() instanceof Lag.Unknown unknown) {
      ask.warn(
          "it is not waited for, because the lag cannot be read: " + unknown.why(),
          "make the metric readable, then plan again");
    } else {
      ask.pass("waited for, " + Text.duration(longest()) + " at most; then it is given up");
    }
  }
}
