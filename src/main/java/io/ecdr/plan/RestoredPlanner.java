package io.ecdr.plan;

import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.StandbyCreateRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Plans the way home after a restore: what took over gets a standby at home, which is switched over
 * to; then the Global Datastore is dissolved and what took over deleted, unless it is to stay as a
 * standby. Pure: the same request, inventory and operation id give the same plan.
 */
public final class RestoredPlanner {

  /** The checks that say that there can be no Global Datastore at all. */
  private static final Set<String> NEVER = new TreeSet<>(Set.of("engine", "node-type"));

  private final CallMaker calls;
  private final String toolVersion;
  private final List<Published> published;

  /** A planner that marks its plans with this version of ecdr. */
  public RestoredPlanner(CallMaker calls, String toolVersion) {
    this(calls, toolVersion, List.of());
  }

  /**
   * The same.
   *
   * @param published the places that are to be told where home is reached
   */
  public RestoredPlanner(CallMaker calls, String toolVersion, List<Published> published) {
    this.published = List.copyOf(published);
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Whether there can be no Global Datastore around what took over, whatever is changed. */
  public static boolean impossible(StandbyCreateRequest standby, StandbyInventory ground) {
    return never(new StandbyChecks(standby, ground).all());
  }

  private static boolean never(List<Check> made) {
    return made.stream().anyMatch(c -> NEVER.contains(c.id()) && c.verdict() == Check.Verdict.FAIL);
  }

  /**
   * Makes the plan, with every check whatever the others say.
   *
   * @param standby what is made at home
   * @param ground what that rests on
   * @param why what says that this is the case
   */
  public Plan plan(
      FailbackRequest request,
      StandbyCreateRequest standby,
      StandbyInventory ground,
      String why,
      String operation) {
    var home = new HomeAnew(calls, toolVersion, request, standby, ground, published);
    List<Check> checks = new ArrayList<>();
    checks.add(HomeSight.check(FailbackCase.RESTORED, why));
    var made = new StandbyChecks(standby, ground).all();
    checks.addAll(made);
    checks.addAll(besides(request, standby, made, home.others()));
    return home.plan(checks, List.of(), after(request, standby, home), operation);
  }

  /** Nothing of it is left but the cache at home; empty where it stays as a standby. */
  private List<Step> after(FailbackRequest request, StandbyCreateRequest standby, HomeAnew home) {
    if (request.anew().keepStandby()) {
      return List.of();
    }
    var seen = home.expected(standby.region());
    var primary = seen.datastore().in(standby.to()).orElseThrow();
    var remove = new RemoveSteps(calls, seen, request.timeout());
    List<Step> all = new ArrayList<>();
    all.add(new HomeWaits(request, seen).follows("follows-home"));
    all.add(remove.disassociate());
    all.add(remove.delete());
    // A datastore with another standby cannot be deleted, and is still of use.
    if (home.others().isEmpty()) {
      all.add(remove.settled(primary));
      all.add(remove.dissolve(primary));
    }
    return all;
  }

  private static String stays(List<GlobalDatastore.Member> others) {
    return others.isEmpty()
        ? ""
        : others.stream()
            .map(GlobalDatastore.Member::toString)
            .collect(Collectors.joining(", ", "; the Global Datastore stays around ", " and home"));
  }

  private static List<Check> besides(
      FailbackRequest request,
      StandbyCreateRequest standby,
      List<Check> made,
      List<GlobalDatastore.Member> others) {
    var list = new Checklist();
    var took = new GlobalDatastore.Member(standby.cache(), standby.region().id(), "", "");
    var ask = list.ask("afterwards", "What becomes of " + took, "agreed to");
    if (request.anew().keepStandby()) {
      ask.pass("it stays as the standby of " + standby.as());
    } else {
      ask.warn(
          "it is deleted, with its endpoints, once home is the primary and hooks have run; between"
              + " leaving the Global Datastore and that it takes writes, which go with it: keep"
              + " its clients off"
              + stays(others),
          "keep it as a standby with --keep-standby");
    }
    if (never(made)) {
      list.ask("other-way", "Home without a Global Datastore", "")
          .warn(
              "there can be none, so a backup has to go home",
              "let it: leave out --case, or say --case carried");
    }
    return list.all();
  }
}
