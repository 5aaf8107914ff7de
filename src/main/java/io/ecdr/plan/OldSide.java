package io.ecdr.plan;

import io.ecdr.model.FenceTerms;
import io.ecdr.model.Hooks;
import io.ecdr.model.Region;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.Value;
import io.ecdr.model.WriteProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The last steps of a detach: the old primary's users read only, as soon as its Region answers.
 * Nothing of it is known beforehand, because an emergency asks the lost Region nothing; so the
 * first step reads who they are, which is in the journal before the second one changes anything.
 * They never hold up what comes before them, and that they failed is exit code 20.
 */
final class OldSide {

  /** The work that reads who may write there. */
  static final String READ = "read-users";

  /** The work that lets them read only. */
  static final String FENCE = "fence-users";

  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofMinutes(15);

  private final CallMaker calls;
  private final GlobalInventory seen;
  private final RoleTerms role;
  private final FenceTerms terms;
  private final WriteProbe probe;
  private final Value.Fields facts;

  /**
   * @param facts what its program is told about the change
   */
  OldSide(CallMaker calls, GlobalInventory seen, RoleTerms role, Value.Fields facts) {
    this.calls = calls;
    this.seen = seen;
    this.role = role;
    this.terms = role.fence();
    this.probe = role.probe();
    this.facts = facts;
  }

  /** The plan with these steps at its end; the same where they are not wanted or not known. */
  Plan after(Plan plan, String ladder) {
    if (!terms.wanted() || seen.already() || old().isEmpty()) {
      return plan;
    }
    var lane = plan.lanes().get(0);
    List<Step> steps = new ArrayList<>(lane.steps());
    var list = new Checklist();
    if (terms.hook().isPresent()) {
      steps.add(hook(terms.hook().get(), lane.cache().id(), ladder, plan.verb(), list));
      return plan.withLanes(List.of(lane.with(steps))).with(list.all());
    }
    steps.addAll(steps(lane.cache().id(), ladder));
    list.ask("fence", "The old side's users read only afterwards", "--fence users")
        .warn(
            old()
                + " in "
                + seen.primaryRegion()
                + " is not asked beforehand; where it does not"
                + " answer afterwards "
                + (terms.patience().isZero() ? "" : "for " + Text.duration(terms.patience()) + " ")
                + "this ends with 20 and says how to fence it",
            "users of other caches, or the Region's own user default, are not changed");
    return plan.withLanes(List.of(lane.with(steps))).with(list.all());
  }

  /** The operator's own program. Whatever comes of it, the change is made. */
  private Step hook(
      Hooks.Program program, String target, String ladder, String verb, Checklist list) {
    var region = new Region(seen.primaryRegion());
    var file = program.words().get(0);
    list.ask("fence", "Clients are kept from the old side afterwards", "--fence hook")
        .warn(
            (program.found() ? file + " does it" : "there is no program " + file)
                + "; where it fails this ends with 20, and a promotion needs none",
            "it is run last, once the standby is writable alone");
    return new FenceSteps(calls, region, target + "/", role.timeout())
        .hook(
            program,
            role.hooks(),
            facts
                .with("ECDR_VERB", verb)
                .with("ECDR_DRILL", "no")
                .with(HookSteps.WAY, new Value.Bound(ladder, "Rung", HookSteps.UNKNOWN)),
            false,
            old());
  }

  /** The primary's id, as the survivor tells it. */
  private String old() {
    return seen.datastore().primary().map(member -> member.id()).orElse("");
  }

  private List<Step> steps(String target, String ladder) {
    var region = new Region(seen.primaryRegion());
    var read = target + "/read-users";
    List<Step> all = new ArrayList<>();
    all.add(read(read, region, ladder));
    all.add(fence(target + "/fence-users", read, region));
    if (probe.mode() != WriteProbe.Mode.OFF && probe.auth().isPresent()) {
      all.add(proof(target + "/fence-proof", read, region));
    }
    return all;
  }

  private Step read(String id, Region region, String ladder) {
    return new Step.Local(
        id,
        "Read who may write to " + old() + " in " + region,
        READ,
        Value.fields("Region", region.id(), "ReplicationGroupId", old())
            .with("Wait", terms.patience().toString())
            .with("Way", new Value.Bound(ladder, "Rung", "the rung that led there")),
        List.of(
            calls.elastiCache(
                region, "DescribeReplicationGroups", Value.fields("ReplicationGroupId", old())),
            calls.elastiCache(region, "DescribeUserGroups", Value.Fields.NONE),
            calls.elastiCache(region, "DescribeUsers", Value.Fields.NONE)),
        new Limits(
            Duration.ofSeconds(1),
            "three reads, once the Region answers",
            terms.patience().compareTo(LEAST) < 0 ? LEAST : terms.patience().plus(LEAST)),
        "",
        "the standby is writable alone; a promotion needs no fence");
  }

  private Step fence(String id, String read, Region region) {
    return new Step.Local(
        id,
        "Let the users of " + old() + " in " + region + " read only",
        FENCE,
        Value.fields("Region", region.id(), "ReplicationGroupId", old())
            .with("Users", new Value.Bound(read, "Users", "its users that may write")),
        List.of(
            calls.elastiCache(region, "DescribeUsers", any("Users.0.UserId", read)),
            calls.elastiCache(
                region,
                "ModifyUser",
                any("Users.0.UserId", read)
                    .with("AccessString", new Value.Bound(read, "Users.0.After", "reading only")))),
        new Limits(Duration.ofMinutes(1), "a guess, AWS publishes no figure", MOST),
        "giving each user back what it had: ecdr fence "
            + old()
            + " --region "
            + region
            + " --lift",
        "what they may do now is in the journal");
  }

  private static Value.Fields any(String path, String read) {
    return Value.Fields.NONE.with("UserId", new Value.Bound(read, path, "?"));
  }

  private Step proof(String id, String read, Region region) {
    return new Step.Local(
        id,
        "Try a write to " + old() + ", which must be refused",
        Fenced.PROOF,
        Value.fields("ReplicationGroupId", old(), "Region", region.id())
            .with("Endpoint", new Value.Bound(read, "Endpoint", "host:port"))
            .with("Cluster", new Value.Bound(read, "Cluster", "as it is"))
            .with("Tls", new Value.Bound(read, "Tls", "as it is"))
            .with("Names", new Value.Bound(read, "Names", "who could write before"))
            .with("Way", new Value.Bound(read, "Fence", "whether there is one"))
            .with("User", probe.user())
            .with("Auth", probe.auth()),
        List.of(),
        new Limits(Duration.ofSeconds(1), "connecting and one command", Duration.ofMinutes(2)),
        "",
        "its users may read only");
  }
}
