package io.ecdr.plan;

import io.ecdr.model.CacheKind;
import io.ecdr.model.Value;
import io.ecdr.plan.Report.LaneReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What Terraform and CloudFormation will want to destroy or replace, because caches changed behind
 * their backs, and how to prevent it. Nothing of theirs is read: where a resource stands in a state
 * or a template is for the reader to look up, its id for the import is told. Pure.
 */
public final class Aftercare {

  /** Whose advice it is. */
  public enum Tool {
    TERRAFORM("Terraform"),
    CLOUDFORMATION("CloudFormation");

    private final String word;

    Tool(String word) {
      this.word = word;
    }

    /** As people write it. */
    public String word() {
      return word;
    }
  }

  /**
   * One resource.
   *
   * @param type of the resource, as the tool names it
   * @param id what it is imported by
   * @param region where it is; a Global Datastore is told by its primary's
   * @param wants what the tool will want to do
   * @param prevent what to do about it, in order: commands, and lines for the configuration
   * @param basis what that rests on: documented, seen, inferred or unsure, with its source
   */
  public record Note(
      Tool tool,
      String type,
      String id,
      String region,
      String wants,
      List<String> prevent,
      String basis) {
    public Note {
      Objects.requireNonNull(tool, "tool");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(wants, "wants");
      prevent = List.copyOf(prevent);
      Objects.requireNonNull(basis, "basis");
    }
  }

  /** One member of a Global Datastore, or a cache alone. */
  record Cache(String id, String region) {
    static Cache of(Value.Fields member) {
      return new Cache(
          member.text("ReplicationGroupId").orElse(""),
          member.text("ReplicationGroupRegion").orElse(""));
    }
  }

  private Aftercare() {}

  /**
   * Of all that an operation did; empty when it did nothing that such tools trip over, or took back
   * what was done, as a drill does and {@code op abort}.
   */
  public static List<Note> of(Report report) {
    if (report.verb().startsWith("drill ") || report.verb().equals(UndoPlanner.VERB)) {
      return List.of();
    }
    return report.lanes().stream().flatMap(lane -> of(report.verb(), lane).stream()).toList();
  }

  private static List<Note> of(String verb, LaneReport lane) {
    List<Note> all = new ArrayList<>();
    var here = new Cache(lane.cache().id(), lane.cache().region().id());
    for (var step : lane.steps()) {
      var done = done(step);
      if (done.isEmpty()) {
        continue;
      }
      if (step.step() instanceof Step.Ladder ladder && !ladder.already()) {
        all.addAll(
            MadeDatastore.by(lane)
                .map(made -> made.notes(here))
                .orElseGet(() -> roles(ladder, done.get(), here)));
      } else if (step.step() instanceof Step.Act act) {
        all.addAll(act(verb, act, lane.cache().kind(), here));
      }
    }
    GoneCare.of(lane).forEach(all::add);
    FencedCare.of(lane).forEach(all::add);
    return all;
  }

  /** What a step that is done left behind. */
  static Optional<Value.Fields> done(Report.StepReport step) {
    return step.outcome()
        .filter(o -> o instanceof StepOutcome.Done)
        .map(o -> ((StepOutcome.Done) o).facts());
  }

  private static List<Note> roles(Step.Ladder ladder, Value.Fields facts, Cache now) {
    var rung =
        ladder.rungs().stream()
            .filter(r -> r.id().equals(facts.text("Rung").orElse("")))
            .findFirst();
    var datastore = ladder.before().text(RoleBefore.DATASTORE);
    if (rung.isEmpty() || datastore.isEmpty()) {
      return List.of();
    }
    if (rung.get().call().action().equals("DisassociateGlobalReplicationGroup")) {
      return List.of(
          TerraformCare.detached(datastore.get(), now),
          CloudFormationCare.detached(datastore.get(), now));
    }
    var others =
        ladder.before().list(RoleBefore.MEMBERS).stream()
            .map(Cache::of)
            .filter(m -> !m.equals(now))
            .toList();
    var old = RoleBefore.primary(ladder.before()).map(Cache::of);
    return List.of(
        TerraformCare.promoted(datastore.get(), now, old),
        TerraformCare.member(datastore.get(), now),
        CloudFormationCare.promoted(datastore.get(), now, others));
  }

  private static Cache made(Call call) {
    return new Cache(call.parameters().text("ReplicationGroupId").orElse(""), call.region().id());
  }

  private static List<Note> act(String verb, Step.Act act, CacheKind kind, Cache here) {
    var parameters = act.call().parameters();
    return switch (act.call().action()) {
      case "IncreaseReplicaCount" ->
          List.of(TerraformCare.replicas(here, parameters.number("NewReplicaCount").orElse(0L)));
      case "ModifyReplicationGroup" ->
          parameters.get("SnapshotRetentionLimit").isEmpty() || !act.follows()
              ? List.of()
              : List.of(
                  TerraformCare.retention(
                      here, parameters.number("SnapshotRetentionLimit").orElse(0L)));
      case "CreateReplicationGroup" ->
          (verb.equals(RestorePlanner.VERB) || verb.equals(EvacuationPlanner.VERB))
                  && kind == CacheKind.REPLICATION_GROUP
              ? List.of(TerraformCare.restored(here), CloudFormationCare.restored(here))
              : verb.equals(StandbyRebuildPlanner.VERB) || verb.equals(FailbackPlanner.VERB)
                  ? List.of(
                      TerraformCare.rebuilt(made(act.call())),
                      CloudFormationCare.rebuilt(made(act.call())))
                  : List.of();
      default -> List.of();
    };
  }
}
