package io.ecdr.usecase;

import io.ecdr.journal.OperationState;
import io.ecdr.model.CacheId;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.BackupPlanner;
import io.ecdr.plan.CopyPlace;
import io.ecdr.plan.CopyPlanner;
import io.ecdr.plan.DrillPlanner;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Remains;
import io.ecdr.plan.RescuePlanner;
import io.ecdr.plan.Step;
import io.ecdr.plan.retention.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What our own journals tell of one cache's backups: what was made and where it was copied to,
 * which attempts failed, and what still runs and may read a backup.
 */
final class MadeBackups {

  private static final String SNAPSHOT = "Create(ServerlessCache)?Snapshot";
  private static final String EXPORT = "CopySnapshot|ExportServerlessCacheSnapshot";

  private final CacheId cache;
  private final Map<String, Made> made = new TreeMap<>();
  private final Map<String, List<Copied>> copies = new TreeMap<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<String, Attempt> failedCopies = new TreeMap<>();
  private final Map<String, String> unfinished = new TreeMap<>();

  /**
   * One that an operation made, whole or in part.
   *
   * @param snapshot its name: the backup's own id, or that of what was copied
   * @param arn of the snapshot, where the operation took it
   * @param exports keys of the exported files in {@code exportBucket}
   */
  record Made(
      String operation,
      String snapshot,
      Optional<String> arn,
      String exportBucket,
      Set<String> exports) {}

  /**
   * Files of a backup that an operation copied somewhere.
   *
   * @param folder with a slash at its end
   */
  record Copied(String operation, CopyPlace place, String folder, Set<String> keys) {}

  private MadeBackups(CacheId cache) {
    this.cache = cache;
  }

  static MadeBackups of(CacheId cache, OwnJournals journals) {
    var all = new MadeBackups(cache);
    all.unfinished.putAll(journals.unread());
    journals.known().forEach(all::take);
    return all;
  }

  /** What was made under that backup id. */
  Optional<Made> of(String backupId) {
    return Optional.ofNullable(made.get(backupId));
  }

  /** Where the files of that backup were copied to. */
  List<Copied> copies(String backupId) {
    return copies.getOrDefault(backupId, List.of());
  }

  /** All places that something of the cache was copied to. */
  List<Copied> copies() {
    return copies.values().stream().flatMap(List::stream).toList();
  }

  Set<String> ids() {
    return made.keySet();
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /** What is not at its end and names the backup in its plan. */
  List<String> readers(String backupId) {
    return unfinished.entrySet().stream()
        .filter(e -> e.getValue().contains(backupId))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void take(OwnJournals.Known one) {
    var plan = one.plan();
    boolean creates =
        plan.verb().equals(BackupPlanner.VERB) || plan.verb().equals(RescuePlanner.VERB);
    if (one.open() && !creates) {
      unfinished.put(reader(plan), one.text());
    }
    if (creates || plan.verb().equals(CopyPlanner.VERB)) {
      plan.lanes().stream()
          .filter(lane -> lane.cache().equals(cache))
          .forEach(lane -> lane(one, lane, creates));
    }
  }

  /** A rehearsal that died is often not gone on with, and holds what it reads until then. */
  private static String reader(Plan plan) {
    var name = plan.verb() + " " + plan.id();
    return plan.verb().equals(DrillPlanner.VERB)
        ? name + "; where nobody goes on with it: ecdr op abort " + plan.id()
        : name;
  }

  private void lane(OwnJournals.Known one, Lane lane, boolean creates) {
    var steps = lane.steps();
    var remains = Undoing.remains(one.history());
    var export = step(steps, MadeBackups::exports);
    boolean makes = creates || export.isPresent();
    if (makes) {
      var backupId = BackupNames.backupId(cache.id(), one.plan().id());
      attempt(one, steps, remains, creates, export.map(MadeBackups::exported));
      made.put(
          backupId,
          new Made(
              one.plan().id(),
              export.map(MadeBackups::exported).orElse(backupId),
              done(steps, remains, s -> calls(s, SNAPSHOT)).flatMap(f -> f.text("ARN")),
              export.flatMap(s -> ((Step.Act) s).done().parameters().text("Bucket")).orElse(""),
              keys(done(steps, remains, MadeBackups::exports))));
    }
    steps.stream()
        .filter(s -> local(s, "copy-objects"))
        .forEach(s -> copied(one.plan().id(), (Step.Local) s, remains));
  }

  /**
   * A copy of what was there before makes no later backup than the one that failed; but one that
   * failed is made good by another one of the same snapshot.
   */
  private void attempt(
      OwnJournals.Known one,
      List<Step> steps,
      Remains remains,
      boolean creates,
      Optional<String> copied) {
    var checks = steps.stream().filter(MadeBackups::finds).toList();
    boolean finished =
        checks.isEmpty()
            ? one.state() == OperationState.DONE
            : checks.stream().allMatch(s -> remains.done().containsKey(s.id()));
    if (finished && checks.isEmpty() && creates) {
      // Nobody looked at it: neither a failure nor what makes one good.
      return;
    }
    if (finished && !creates) {
      copied.map(failedCopies::remove).ifPresent(attempts::remove);
    } else if (one.state() != OperationState.ABORTED) {
      var attempt = new Attempt(one.plan().id(), one.plan().created(), !finished);
      attempts.add(attempt);
      if (!creates) {
        copied.ifPresent(snapshot -> failedCopies.put(snapshot, attempt));
      }
    }
  }

  /** Whether a step tells whether a backup is good; one that goes on leaves that to a later one. */
  private static boolean finds(Step step) {
    return local(step, "write-proof")
        || (local(step, "check-backup")
            && !((Step.Local) step).parameters().flag("GoesOn").orElse(false));
  }

  private static boolean local(Step step, String kind) {
    return step instanceof Step.Local local && local.kind().equals(kind);
  }

  private void copied(String operation, Step.Local step, Remains remains) {
    var wanted = step.parameters();
    var folder = wanted.text("TargetPrefix").orElse("");
    var place =
        new CopyPlace(
            new Region(wanted.text("TargetRegion").orElse("")),
            wanted.text("TargetBucket").orElse(""),
            wanted
                .text("TargetOwner")
                .or(() -> wanted.text("Owner"))
                .orElse(cache.account().digits()),
            wanted.text("TargetProfile"));
    copies
        .computeIfAbsent(BackupNames.ofFolder(folder), id -> new ArrayList<>())
        .add(
            new Copied(
                operation,
                place,
                folder,
                keys(Optional.ofNullable(remains.done().get(step.id())))));
  }

  /** What an export is of. */
  private static String exported(Step step) {
    var parameters = ((Step.Act) step).call().parameters();
    return parameters
        .text("SourceSnapshotName")
        .or(() -> parameters.text("ServerlessCacheSnapshotName"))
        .orElse("");
  }

  /** A copy that stays in the Region is no export. */
  private static boolean exports(Step step) {
    return calls(step, EXPORT)
        && (!calls(step, "CopySnapshot")
            || ((Step.Act) step).call().parameters().get("TargetBucket").isPresent());
  }

  private static boolean calls(Step step, String actions) {
    return step instanceof Step.Act act && act.call().action().matches(actions);
  }

  private static Optional<Step> step(List<Step> steps, Predicate<Step> wanted) {
    return steps.stream().filter(wanted).findFirst();
  }

  private static Optional<Value.Fields> done(
      List<Step> steps, Remains remains, Predicate<Step> wanted) {
    return step(steps, wanted).flatMap(s -> Optional.ofNullable(remains.done().get(s.id())));
  }

  private static Set<String> keys(Optional<Value.Fields> facts) {
    var keys = new TreeSet<String>();
    facts.ifPresent(f -> f.list("Objects").forEach(o -> o.text("Key").ifPresent(keys::add)));
    return keys;
  }
}
