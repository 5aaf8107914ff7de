package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A standby made at home and then switched over to, in one plan: what the switchover rests on is
 * yet to be made, so its checks of that are asked again by the steps before it.
 */
final class HomeAnew {

  /** The checks of a switchover that can be answered before there is a standby. */
  private static final Set<String> EARLY =
      new TreeSet<>(
          Set.of(
              Check.EXPECTED_PRIMARY, "writers", "lag-wait", "write-probe", "loss-proof", "hooks"));

  private final CallMaker calls;
  private final String toolVersion;
  private final FailbackRequest request;
  private final StandbyCreateRequest standby;
  private final StandbyInventory ground;
  private final List<Published> published;

  /**
   * @param standby what is made at home
   * @param ground what that rests on
   * @param published the places that are to be told where home is reached
   */
  HomeAnew(
      CallMaker calls,
      String toolVersion,
      FailbackRequest request,
      StandbyCreateRequest standby,
      StandbyInventory ground,
      List<Published> published) {
    this.published = List.copyOf(published);
    this.calls = calls;
    this.toolVersion = toolVersion;
    this.request = request;
    this.standby = standby;
    this.ground = ground;
  }

  /** The Global Datastore as it will be called, as far as that can be told. */
  private String id() {
    return ground
        .datastore()
        .value()
        .map(GlobalDatastore::id)
        .orElseGet(() -> StandbyCreatePlanner.expected(ground));
  }

  private GlobalDatastore.Member member(String id, Region region, boolean primary) {
    return new GlobalDatastore.Member(
        id,
        region.id(),
        primary ? GlobalDatastore.PRIMARY : GlobalDatastore.SECONDARY,
        "associated");
  }

  /** Other standbys of what took over, which follow home then. */
  List<GlobalDatastore.Member> others() {
    return ground.datastore().value().map(GlobalDatastore::members).orElse(List.of()).stream()
        .filter(GlobalDatastore.Member::secondary)
        .toList();
  }

  /**
   * How it will be.
   *
   * @param to home before the switchover, or where the cache is now after it
   */
  GlobalInventory expected(Region to) {
    boolean before = to.equals(standby.to());
    var here = member(standby.as(), standby.to(), !before);
    var there = member(ground.group().id(), standby.region(), before);
    var why = "it is made by this plan";
    return new GlobalInventory(
        ground.account(),
        to,
        new GlobalDatastore(
            id(),
            "available",
            Optional.empty(),
            Optional.empty(),
            ground.group().nodeType(),
            ground.group().cluster(),
            Stream.concat(Stream.of(there, here), others().stream()).toList()),
        before ? here : there,
        new Fact.Unknown<>(Trouble.ODD, why, ground.at()),
        new Fact.Unknown<>(Trouble.ODD, why, ground.at()),
        before
            ? new Fact.Known<>(ground.group(), ground.at())
            : new Fact.Unknown<>(Trouble.ODD, why, ground.at()),
        new Lag.Unknown("there is no standby at home yet"),
        ground.at());
  }

  /**
   * The plan.
   *
   * @param first its checks before those of the switchover
   * @param before steps before the standby is made
   * @param after steps after the switchover
   */
  Plan plan(List<Check> first, List<Step> before, List<Step> after, String operation) {
    var seen = expected(standby.to()).publishing(published);
    var waits = new HomeWaits(request, seen);
    var over =
        new SwitchoverPlanner(calls, toolVersion, FailbackPlanner.VERB, true)
            .plan(request.switchover(), seen, operation);
    List<Step> steps = new ArrayList<>(before);
    steps.addAll(new StandbyCreatePlanner(calls, toolVersion).steps(standby, ground));
    steps.addAll(waits.steps());
    steps.addAll(waits.since(over.lanes().get(0).steps()));
    steps.addAll(after);
    var bound =
        ground.datastore().value().isPresent()
            ? steps
            : Rebound.datastore(StandbyCreatePlanner.datastoreStep(standby), id()).in(steps);
    List<Check> checks = new ArrayList<>(first);
    checks.addAll(waits.checks(over.checks().stream().filter(HomeAnew::early).toList()));
    checks.add(loss());
    var time = bound.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus);
    var told = over.prediction();
    return over.checking(checks)
        .withLanes(List.of(over.lanes().get(0).with(bound)))
        .predicting(
            new Prediction(
                time,
                told.rto(),
                Optional.empty(),
                told.basis() + "; the rest takes no writes away, and grows with the data"));
  }

  private static boolean early(Check check) {
    return EARLY.contains(check.id()) || check.id().startsWith(PublishChecks.ID);
  }

  private Check loss() {
    var limit = request.loss();
    var list = new Checklist();
    var ask =
        list.ask(
            Check.LOSS,
            "Writes that would be lost",
            limit.most().map(m -> "at most " + Text.duration(m)).orElse("what was agreed to"));
    if (limit.most().isPresent()) {
      ask.pass("not known before home follows; nothing is promoted until it is within that");
    } else if (limit.equals(LossLimit.NONE) || !limit.unknownToo()) {
      ask.fail("not known before home follows", "agree to a bound with --max-data-loss");
    } else {
      ask.warn("not known, and agreed to", "give --max-data-loss, and it is held to that");
    }
    return list.all().get(0);
  }
}
