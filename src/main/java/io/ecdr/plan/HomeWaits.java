package io.ecdr.plan;

import io.ecdr.model.FailbackRequest;
import io.ecdr.model.Lag;
import io.ecdr.model.LossLimit;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The waiting before the switchover home: until home follows, and until it has caught up. */
final class HomeWaits {

  /** More than this behind, home has not caught up. */
  static final Duration SMALL = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofHours(1);

  private static final String FOLLOWS = "follows";

  /** What waiting mends where it fails. */
  private static final Set<String> PASSING =
      new TreeSet<>(Set.of("global-datastore", "target", "target-group", "views"));

  private final LossLimit loss;
  private final Optional<Duration> timeout;
  private final GlobalInventory seen;
  private final boolean drill;

  HomeWaits(FailbackRequest request, GlobalInventory seen) {
    this(request.loss(), request.timeout(), seen, false);
  }

  private HomeWaits(
      LossLimit loss, Optional<Duration> timeout, GlobalInventory seen, boolean drill) {
    this.loss = loss;
    this.timeout = timeout;
    this.seen = seen;
    this.drill = drill;
  }

  /**
   * The same at the end of a drill: when the way there led nowhere, home is the primary still, and
   * nothing is to wait for. What the metric told of before the drill is about another life.
   *
   * @param seen as it will be by then
   */
  static HomeWaits ofDrill(SwitchoverRequest back, GlobalInventory seen) {
    return new HomeWaits(back.loss(), back.timeout(), seen, true);
  }

  /** A lag that cannot be read is waited for only where a bound was given. */
  boolean waitsForLag() {
    return loss.most().isPresent() || seen.lag() instanceof Lag.Read;
  }

  /** How long each of them may wait. */
  Duration longest() {
    return timeout.orElse(LONGEST);
  }

  private Value.Fields named() {
    return Value.fields(
        "GlobalReplicationGroupId",
        seen.datastore().id(),
        "ReplicationGroupId",
        seen.target().id());
  }

  /**
   * Until the target follows.
   *
   * @param word the end of the step's id
   */
  Step.Await follows(String word) {
    return new Step.Await(
        seen.target().id() + "/" + word,
        "Wait until " + seen.target() + " follows, as both Regions tell",
        new Condition("member-follows", seen.to(), following()),
        new Limits(Duration.ofMinutes(1), "a guess, AWS publishes no figure", longest()));
  }

  private Value.Fields following() {
    var following = named().with("AlsoSeenFrom", seen.primaryRegion());
    return drill ? following.with("OrPrimary", true) : following;
  }

  private Value.Fields caughtUp() {
    var within =
        named()
            .with("Most", SMALL.toString())
            .with("Loss", loss.most().map(Duration::toString))
            .with("WritesStopped", loss.writesStopped().map(Object::toString));
    return drill
        ? within
            .with("Since", seen.at().toString())
            .with(
                "Primary",
                new Value.Bound(
                    seen.target().id() + "/" + FOLLOWS, "Primary", "whether it is the primary"))
        : within;
  }

  /** Steps after the waiting. */
  List<Step> since(List<Step> steps) {
    return Rebound.since(seen.target().id() + "/" + FOLLOWS, seen.at()).in(steps);
  }

  List<Step> steps() {
    List<Step> all = new ArrayList<>(List.of(follows(FOLLOWS)));
    if (waitsForLag()) {
      all.add(
          new Step.Await(
              seen.target().id() + "/caught-up",
              "Wait until " + seen.target() + " has caught up",
              new Condition("caught-up", seen.to(), caughtUp()),
              new Limits(
                  Duration.ofMinutes(3),
                  "the lag metric has one value a minute and tells it 1 to 3 minutes late",
                  longest())));
    }
    return all;
  }

  /** What these steps wait for; and the other checks, softened where waiting mends what fails. */
  List<Check> checks(List<Check> others) {
    var list = new Checklist();
    var longest = Text.duration(longest()) + " at most";
    list.ask("follows", "Home follows before it is promoted", "as both Regions tell")
        .pass("waited for, " + longest);
    var ask = list.ask("caught-up", "Home has caught up before that", Text.duration(SMALL));
    if (waitsForLag()) {
      ask.pass("waited for, " + longest);
    } else {
      ask.warn(
          "not waited for: no lag can be read now, and --max-data-loss was not given",
          "give --max-data-loss, and it is waited for");
    }
    List<Check> all = new ArrayList<>(list.all());
    others.forEach(check -> all.add(softened(check)));
    return all;
  }

  private Check softened(Check check) {
    boolean above =
        check.id().equals(Check.LOSS) && check.verdict().blocks() && loss.most().isPresent();
    boolean passing = PASSING.contains(check.id()) && check.verdict() == Check.Verdict.FAIL;
    return above || passing
        ? check.told(Check.Verdict.WARN, check.observed() + "; waited for", "")
        : check;
  }
}
