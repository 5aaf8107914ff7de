package io.ecdr.plan;

import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Value;
import io.ecdr.plan.Report.LaneReport;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A member of a Global Datastore that a detach leaves behind: it stays with the old primary, so
 * nothing that the detached one takes from then on reaches it (facts page, 6.6). It cannot be taken
 * over either: a new standby has to be made in its place.
 *
 * @param id its group's
 * @param region where it is
 * @param follows the old primary, such as {@code orders in us-east-1}; empty when none was told
 * @param successor the detached member, which it does not follow
 * @param rebuild the commands that make a standby of the detached member in its place, in order
 */
public record StaleMember(
    String id, String region, String follows, String successor, List<String> rebuild) {

  public StaleMember {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(follows, "follows");
    Objects.requireNonNull(successor, "successor");
    rebuild = List.copyOf(rebuild);
  }

  /** Those that a plan would leave behind, if it comes to a detach. */
  public static List<StaleMember> planned(Plan plan) {
    return plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(Step.Ladder.class::isInstance)
        .map(Step.Ladder.class::cast)
        .filter(ladder -> !ladder.already())
        .flatMap(ladder -> ladder.rungs().stream().flatMap(rung -> behind(ladder, rung)))
        .distinct()
        .toList();
  }

  /** Those that were left behind. */
  public static List<StaleMember> left(Report report) {
    return report.lanes().stream().flatMap(StaleMember::left).distinct().toList();
  }

  private static Stream<StaleMember> left(LaneReport lane) {
    return lane.steps().stream()
        .filter(s -> s.step() instanceof Step.Ladder ladder && !ladder.already())
        .flatMap(
            s ->
                s
                    .outcome()
                    .filter(StepOutcome.Done.class::isInstance)
                    .flatMap(done -> ((StepOutcome.Done) done).facts().text("Rung"))
                    .stream()
                    .flatMap(took -> left((Step.Ladder) s.step(), took)));
  }

  private static Stream<StaleMember> left(Step.Ladder ladder, String took) {
    return ladder.rungs().stream()
        .filter(rung -> rung.id().equals(took))
        .flatMap(rung -> behind(ladder, rung));
  }

  private static Stream<StaleMember> behind(Step.Ladder ladder, Step.Rung rung) {
    if (!rung.call().action().equals("DisassociateGlobalReplicationGroup")) {
      return Stream.empty();
    }
    var left =
        new Side(
            rung.call().parameters().text("ReplicationGroupId").orElse(""),
            rung.call().region().id());
    var primary = RoleBefore.primary(ladder.before()).map(Side::of);
    return ladder.before().list(RoleBefore.MEMBERS).stream()
        .filter(m -> m.text("Role").filter(GlobalDatastore.PRIMARY::equals).isEmpty())
        .map(Side::of)
        .filter(m -> !m.equals(left))
        .map(
            m ->
                new StaleMember(
                    m.id(),
                    m.region(),
                    primary.map(Side::toString).orElse(""),
                    left.toString(),
                    commands(m, left)));
  }

  /** It leaves the old datastore, whose primary may be silent, and goes; its id is free then. */
  private static List<String> commands(Side stale, Side successor) {
    return List.of(
        "ecdr standby remove "
            + stale.id()
            + " --region "
            + stale.region()
            + " --in "
            + stale.region()
            + " --keep-datastore --accept-unknown views",
        "ecdr standby create "
            + successor.id()
            + " --region "
            + successor.region()
            + " --to "
            + stale.region()
            + " --as "
            + stale.id()
            + " --dry-run");
  }

  /** For the sentence that tells what a detach costs; empty where nobody else is a member. */
  static String stay(GlobalInventory seen) {
    var others =
        seen.datastore().members().stream()
            .filter(m -> !m.primary() && !m.equals(seen.target()))
            .map(GlobalDatastore.Member::toString)
            .toList();
    return others.isEmpty()
        ? ""
        : "; "
            + String.join(" and ", others)
            + (others.size() == 1 ? " stays with it and goes stale" : " stay with it and go stale");
  }

  /** The plan with a check that names those whom its detach would leave behind. */
  static Plan told(Plan plan) {
    var all = planned(plan);
    if (all.isEmpty()) {
      return plan;
    }
    var list = new Checklist();
    list.ask("other-members", "Who else would follow a detached standby", "nobody is left behind")
        .warn(
            "after a detach "
                + all.stream().map(StaleMember::words).collect(Collectors.joining("; ")),
            advice(all) + ": " + typed(all));
    return plan.with(list.all());
  }

  /** One sentence about it. */
  public String words() {
    return this
        + " follows "
        + (follows.isEmpty() ? "no primary that is told" : follows)
        + ", and nobody while that does not send: it gets nothing that "
        + successor
        + " takes";
  }

  /** What to know before the commands are typed. */
  public static String advice(List<StaleMember> all) {
    return "once the standby stands alone, make "
        + (all.size() == 1 ? "it" : "each")
        + " anew. What only it has goes with it: where the old primary may not return, save that"
        + " before (ecdr rescue --help). The new standby needs a --subnet-group of its Region, the"
        + " old one's for instance";
  }

  /** All commands of all, in order. */
  static String typed(List<StaleMember> all) {
    return all.stream()
        .flatMap(one -> one.rebuild().stream())
        .collect(Collectors.joining("; then: "));
  }

  @Override
  public String toString() {
    return id + " in " + region;
  }

  private record Side(String id, String region) {
    static Side of(Value.Fields member) {
      return new Side(
          member.text("ReplicationGroupId").orElse(""),
          member.text("ReplicationGroupRegion").orElse(""));
    }

    @Override
    public String toString() {
      return id + " in " + region;
    }
  }
}
