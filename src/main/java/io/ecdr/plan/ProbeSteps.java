package io.ecdr.plan;

import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.WriteProbe;
import io.ecdr.model.WriteProbe.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The trial write that a role change ends with: its step, and what is told of it beforehand. */
final class ProbeSteps {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(1), "connecting and two commands per shard", TIMEOUT);

  private final GlobalInventory seen;
  private final WriteProbe choice;

  ProbeSteps(GlobalInventory seen, WriteProbe choice) {
    this.seen = seen;
    this.choice = choice;
  }

  /**
   * The step; empty when it is left out. Where the target is the primary already nothing changes,
   * so nothing is written either, unless it was asked for by name.
   *
   * @param roles the states of which one is there after the change
   * @param most the longest wait per step, when the operator said one
   */
  Optional<Step> step(String id, List<Condition> roles, Optional<Duration> most) {
    boolean left = choice.mode() == Mode.OFF || (seen.already() && choice.mode() != Mode.REQUIRED);
    return left
        ? Optional.empty()
        : Optional.of(
            step(id, seen.target().toString(), seen.to(), seen.target().id(), roles, choice, most));
  }

  /**
   * The step, whatever the choice.
   *
   * @param named the target, for people
   */
  static Step.Probe step(
      String id,
      String named,
      Region region,
      String group,
      List<Condition> roles,
      WriteProbe choice,
      Optional<Duration> most) {
    return new Step.Probe(
        id,
        "Write one key per shard of " + named + " and read it back",
        region,
        group,
        roles,
        choice,
        times(most),
        new Limits(
            LIMITS.expected(),
            LIMITS.basis(),
            most.filter(m -> m.compareTo(TIMEOUT) < 0).orElse(TIMEOUT)),
        named + (roles.size() > 1 ? " is the primary, or stands alone" : " takes the writes"));
  }

  private static Step.Times times(Optional<Duration> most) {
    var usual = Step.Times.USUAL;
    Function<Duration, Duration> cut = t -> most.filter(m -> m.compareTo(t) < 0).orElse(t);
    return new Step.Times(
        cut.apply(usual.connect()),
        cut.apply(usual.answer()),
        cut.apply(usual.patience()),
        usual.timeToLive());
  }

  /** Says what will be tried, and warns where a login seems to be missing. Forbids nothing. */
  void check(Checklist list) {
    var mode = choice.mode().name().toLowerCase(Locale.ROOT);
    var ask = list.ask("write-probe", "Writes are tried after the change", "--write-probe " + mode);
    var security = seen.group().value().map(ReplicationGroup::security);
    boolean guarded = security.filter(s -> s.authToken() || !s.userGroups().isEmpty()).isPresent();
    if (choice.mode() == Mode.OFF) {
      ask.skipped("left out, as asked: nobody will know whether writes work");
    } else if (seen.already() && choice.mode() == Mode.AUTO) {
      ask.skipped("the target is the primary already; --write-probe required tries all the same");
    } else if (guarded && choice.auth().isEmpty()) {
      ask.warn(
          seen.target() + " asks for a login and none is named, so the trial can tell nothing",
          "name one with --probe-auth env:NAME or file:PATH, and --probe-user");
    } else {
      ask.pass(
          "one key per shard, gone after "
              + Text.duration(Step.Times.USUAL.timeToLive())
              + (choice.mode() == Mode.AUTO
                  ? "; where it cannot be reached from here, the roles are read twice more instead"
                  : "; where it cannot be reached from here, that is exit code 20"));
    }
  }
}
