package io.ecdr.usecase;

import io.ecdr.journal.History;
import io.ecdr.journal.OperationState;
import io.ecdr.model.CacheId;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.BackupPlanner;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Remains;
import io.ecdr.plan.Step;
import io.ecdr.plan.retention.Attempt;
import io.ecdr.port.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What our own journals tell of one cache's backups: what was made, which attempts failed, and what
 * still runs and may read a backup.
 */
final class MadeBackups {

  private final CacheId cache;
  private final Map<String, Made> made = new TreeMap<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<String, String> unfinished = new TreeMap<>();

  /**
   * One that an operation made, whole or in part.
   *
   * @param arn of the snapshot
   * @param exports keys of the exported files in {@code exportBucket}
   * @param copies keys of the copies
   */
  record Made(
      String operation,
      Optional<String> arn,
      String exportBucket,
      Set<String> exports,
      Set<String> copies) {}

  private MadeBackups(CacheId cache) {
    this.cache = cache;
  }

  static MadeBackups of(CacheId cache, Operations operations) {
    var all = new MadeBackups(cache);
    for (var id : operations.ids()) {
      operations.find(id).ifPresent(all::take);
    }
    return all;
  }

  /** What was made under that backup id. */
  Optional<Made> of(String backupId) {
    return Optional.ofNullable(made.get(backupId));
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

  private void take(Operations.Stored stored) {
    var kept = Kept.read(stored);
    if (kept.plan().isEmpty() || kept.history().isEmpty()) {
      // Nobody knows what it is about: it may read anything.
      unfinished.put("operation " + stored.id() + ", which cannot be read", stored.plan());
      return;
    }
    var plan = kept.plan().get();
    var state = OperationState.of(kept.history().get(), false);
    boolean open = state == OperationState.WAITING || state == OperationState.UNKNOWN;
    if (open && !plan.verb().equals(BackupPlanner.VERB)) {
      unfinished.put(plan.verb() + " " + plan.id(), stored.plan());
    }
    if (plan.verb().equals(BackupPlanner.VERB)
        && plan.lanes().stream().anyMatch(l -> l.cache().equals(cache))) {
      backup(plan, kept.history().get(), state);
    }
  }

  private void backup(Plan plan, History history, OperationState state) {
    var remains = Undoing.remains(history);
    var steps = plan.lanes().get(0).steps();
    boolean finished =
        step(steps, s -> s instanceof Step.Local l && l.kind().equals("check-backup"))
            .map(s -> remains.done().containsKey(s.id()))
            .orElse(false);
    if (state != OperationState.ABORTED) {
      attempts.add(new Attempt(plan.id(), plan.created(), !finished));
    }
    made.put(
        BackupNames.backupId(cache.id(), plan.id()),
        new Made(
            plan.id(),
            done(steps, remains, s -> calls(s, "CreateSnapshot")).flatMap(f -> f.text("ARN")),
            step(steps, s -> calls(s, "CopySnapshot"))
                .flatMap(s -> ((Step.Act) s).call().parameters().text("TargetBucket"))
                .orElse(""),
            keys(done(steps, remains, s -> calls(s, "CopySnapshot"))),
            keys(
                done(
                    steps,
                    remains,
                    s -> s instanceof Step.Local l && l.kind().equals("copy-objects")))));
  }

  private static boolean calls(Step step, String action) {
    return step instanceof Step.Act act && act.call().action().equals(action);
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
