package io.ecdr.plan;

import io.ecdr.model.DeleteRequest;
import io.ecdr.plan.retention.Decision;
import io.ecdr.plan.retention.Reason;
import io.ecdr.plan.retention.Retained;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plans how one named backup is taken away: by the floors of retention, and by its steps. Every
 * other backup stays. Pure.
 */
public final class DeletePlanner {

  /** The command that these plans are of. */
  public static final String VERB = "backup delete";

  /** How the id of the check starts that names the backup. */
  public static final String CHECK = "delete-";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public DeletePlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** The cache that the backup is of, with what becomes of its backups. */
  private record Target(PruneInventory.Lineage lineage, Decision decision, Retained retained) {}

  /**
   * Makes the plan; it has a check that fails when the backup stays.
   *
   * @param seen with all that hangs together with the backup's cache
   */
  public Plan plan(DeleteRequest request, PruneInventory seen, String operation) {
    var retained = retained(request, seen);
    var target = target(request, seen, retained);
    var list = new Checklist();
    var ask =
        list.ask(
            CHECK + request.backup(),
            "Backup " + request.backup() + " may go",
            "nothing keeps it, and at least " + request.minRedundancy() + " proven stay");
    boolean goes = target.decision().verdict() == Decision.Verdict.DELETE;
    if (goes) {
      ask.pass("no floor holds it; goes: " + PrunePlanner.places(target.decision()));
    } else {
      ask.fail(PrunePlanner.why(target.decision()), hint(request, seen, target));
    }
    List<Step> steps =
        goes
            ? new PruneSteps(
                    request.timeout(),
                    target.lineage(),
                    PrunePlanner.witnesses(seen, target.lineage(), retained),
                    calls)
                .of(target.decision())
            : List.of();
    return new Plan(
        operation,
        VERB,
        toolVersion,
        seen.at(),
        seen.account(),
        List.of(target.lineage().cache().region(), request.drRegion()),
        list.all(),
        steps.isEmpty()
            ? List.of()
            : List.of(new Lane(target.lineage().cache(), target.lineage().datastore(), steps)),
        new Prediction(
            steps.stream().map(s -> s.limits().expected()).reduce(Duration.ZERO, Duration::plus),
            Optional.empty(),
            Optional.empty(),
            "sum of the steps' expected times"));
  }

  private static List<Retained> retained(DeleteRequest request, PruneInventory seen) {
    return seen.unwanted(request.backup()).decide(request.rules());
  }

  private static Target target(
      DeleteRequest request, PruneInventory seen, List<Retained> retained) {
    for (int i = 0; i < retained.size(); i++) {
      for (var decision : retained.get(i).decisions()) {
        if (decision.backup().id().equals(request.backup())) {
          return new Target(seen.lineages().get(i), decision, retained.get(i));
        }
      }
    }
    throw new IllegalArgumentException("no backup " + request.backup() + " was read");
  }

  /** The next command, where there is one. */
  private static String hint(DeleteRequest request, PruneInventory seen, Target target) {
    var rules = target.decision().reasons().stream().map(Reason::rule).toList();
    var id = target.decision().backup().id();
    var kept = KeptAt.of(request.drRegion(), request.drBucket(), request.prefix());
    if (rules.contains("marked")) {
      return kept.named("release", id);
    }
    if (rules.contains("suspect")) {
      return "look, then: " + kept.named("accept", id);
    }
    if (rules.contains("frozen")) {
      return target.retained().frozen().stream()
              .map(Reason::words)
              .collect(Collectors.joining("; "))
          + "; "
          + PrunePlanner.hint(target.retained(), kept);
    }
    return rules.contains("newest-proven") || rules.contains("min-redundancy")
        ? floor(seen, target.lineage(), kept)
        : "";
  }

  /** A floor falls with the lineage, which may go on in a cache that was restored. */
  private static String floor(PruneInventory seen, PruneInventory.Lineage lineage, KeptAt kept) {
    var cache = lineage.cache().id();
    var living = seen.living(lineage);
    if (!living.isEmpty()) {
      return "its lineage goes on in "
          + living
          + ", so to retire "
          + cache
          + " would change nothing; make a backup of what goes on first, and have it proven";
    }
    return "make another one first, or "
        + (lineage.facts().retired()
            ? "delete the cache: that it is retired counts once it is surely gone"
            : "retire the cache's backups once it is gone: " + kept.named("retire", cache));
  }

  /** What a plan rests on: what becomes of the backup, and how it looked. */
  public static Fingerprint print(DeleteRequest request, PruneInventory seen) {
    var target = target(request, seen, retained(request, seen));
    return Fingerprint.NONE.with(
        "backup " + request.backup(),
        target.decision().verdict().word()
            + " "
            + target.lineage().pieces().get(request.backup()).look());
  }
}
