package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.PruneRequest;
import io.ecdr.plan.retention.Decision;
import io.ecdr.plan.retention.Reason;
import io.ecdr.plan.retention.Retained;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans which backups are taken away. Pure; what is decided is in the checks, each with why. */
public final class PrunePlanner {

  /** The command that these plans are of. */
  public static final String VERB = "backup prune";

  private final CallMaker calls;
  private final String toolVersion;

  /** A planner that marks its plans with this version of ecdr. */
  public PrunePlanner(CallMaker calls, String toolVersion) {
    this.calls = Objects.requireNonNull(calls, "calls");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  /** Makes the plan: one lane for each cache of which something goes. */
  public Plan plan(PruneRequest request, PruneInventory seen, String operation) {
    var list = new Checklist();
    List<Lane> lanes = new ArrayList<>();
    var retained = seen.decide(request.rules());
    var kept = KeptAt.of(request.drRegion(), request.drBucket(), request.prefix());
    boolean nothing = retained.stream().allMatch(r -> r.items() == 0);
    for (int i = 0; i < retained.size(); i++) {
      var lineage = seen.lineages().get(i);
      boolean only = seen.kinship().family(lineage.facts().name()).size() < 2;
      if (only || !retained.get(i).decisions().isEmpty() || !lineage.notes().isEmpty()) {
        checks(list, lineage, retained.get(i), nothing, kept);
        kin(list, seen, lineage);
      }
      var steps = steps(request, seen, lineage, retained);
      if (!steps.isEmpty()) {
        lanes.add(new Lane(lineage.cache(), lineage.datastore(), steps));
      }
    }
    return new Plan(
        operation,
        VERB,
        toolVersion,
        seen.at(),
        seen.account(),
        List.of(request.region(), request.drRegion()),
        list.all(),
        lanes,
        new Prediction(
            lanes.stream()
                .map(PrunePlanner::expected)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO),
            Optional.empty(),
            Optional.empty(),
            "sum of the steps' expected times"));
  }

  private static Duration expected(Lane lane) {
    return lane.steps().stream()
        .map(s -> s.limits().expected())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The oldest goes first: what is cut short leaves the newer ones. */
  private List<Step> steps(
      PruneRequest request,
      PruneInventory seen,
      PruneInventory.Lineage lineage,
      List<Retained> retained) {
    var steps =
        new PruneSteps(request.timeout(), lineage, witnesses(seen, lineage, retained), calls);
    List<Step> all = new ArrayList<>();
    var decisions = retained.get(seen.lineages().indexOf(lineage)).decisions();
    for (int i = decisions.size() - 1; i >= 0; i--) {
      all.addAll(steps.of(decisions.get(i)));
    }
    return all;
  }

  /** What the caches that it hangs together with must still have when something goes. */
  static List<PruneInventory.Guard> witnesses(
      PruneInventory seen, PruneInventory.Lineage lineage, List<Retained> retained) {
    var family = seen.kinship().family(lineage.facts().name());
    List<PruneInventory.Guard> all = new ArrayList<>();
    for (int i = 0; i < retained.size(); i++) {
      var one = seen.lineages().get(i);
      if (family.contains(one.facts().name())) {
        all.addAll(PruneSteps.witnesses(one, retained.get(i).decisions()));
      }
    }
    return all;
  }

  private static void kin(Checklist list, PruneInventory seen, PruneInventory.Lineage lineage) {
    var path = lineage.facts().name();
    var family = seen.kinship().family(path);
    if (family.size() < 2) {
      return;
    }
    var line = seen.kinship().line(path);
    var parted = seen.names(c -> family.contains(c) && !line.contains(c));
    var together = seen.names(c -> line.contains(c) && !c.equals(path));
    list.ask("lineage-" + name(lineage.cache()), "Lineage of " + lineage.cache(), "")
        .pass(
            (together.isEmpty() ? "" : "decided as one with " + together)
                + (together.isEmpty() || parted.isEmpty() ? "" : "; ")
                + (parted.isEmpty() ? "" : "parted, with floors of its own, from " + parted));
  }

  private static void checks(
      Checklist list,
      PruneInventory.Lineage lineage,
      Retained retained,
      boolean nothing,
      KeptAt kept) {
    var cache = name(lineage.cache());
    list.ask("retention-" + cache, "Backups of " + cache, "").pass(totals(retained));
    var frozen =
        list.ask(
            "frozen-" + cache,
            "Nothing keeps backups of " + cache + " from going",
            "its newest backups succeed, and none shrank suddenly");
    if (retained.frozen().isEmpty()) {
      frozen.pass("nothing");
    } else if (nothing) {
      frozen.fail(words(retained.frozen()), hint(retained, kept));
    } else {
      frozen.warn(words(retained.frozen()), hint(retained, kept));
    }
    for (var decision : retained.decisions()) {
      var ask =
          list.ask("retention-" + decision.backup().id(), "Backup " + decision.backup().id(), "");
      if (decision.verdict() == Decision.Verdict.BLOCKED && retained.frozen().isEmpty()) {
        ask.warn(words(decision), "");
      } else {
        ask.pass(words(decision));
      }
    }
    for (int i = 0; i < lineage.notes().size(); i++) {
      list.ask("beside-" + cache + "-" + (i + 1), "Beside the backups", "")
          .warn(lineage.notes().get(i), "");
    }
  }

  /** A group, a node and a serverless cache may share an id. */
  private static String name(CacheId cache) {
    return cache.kind() == CacheKind.REPLICATION_GROUP
        ? cache.id()
        : cache.kind().word() + "-" + cache.id();
  }

  static String hint(Retained retained, KeptAt kept) {
    return retained.frozen().get(0).rule().equals("failing")
        ? "make a backup that succeeds first"
        : retained.decisions().stream()
            .filter(Decision::suspect)
            .map(d -> kept.named("accept", d.backup().id()))
            .reduce("look, then accept what shrank", (all, one) -> all + "; " + one);
  }

  private static String totals(Retained retained) {
    return retained.count(Decision.Verdict.KEEP)
        + " kept, "
        + retained.count(Decision.Verdict.BLOCKED)
        + " blocked, "
        + retained.count(Decision.Verdict.DELETE)
        + " go: "
        + retained.items()
        + " items, "
        + bytes(retained.bytes());
  }

  private static String bytes(long bytes) {
    return bytes < 1_000_000
        ? bytes + " bytes"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private static String words(List<Reason> reasons) {
    return reasons.stream().map(Reason::words).collect(Collectors.joining("; "));
  }

  private static String words(Decision decision) {
    return decision.verdict() == Decision.Verdict.DELETE
        ? decision.verdict().word() + ": " + words(decision.reasons()) + "; " + places(decision)
        : why(decision);
  }

  /** Why a backup stays. */
  static String why(Decision decision) {
    return decision.verdict().word() + ": " + words(decision.reasons());
  }

  /** What of a backup goes, and why the rest of it stays. */
  static String places(Decision decision) {
    var going =
        decision.going().stream()
            .map(p -> p.item().place().word())
            .collect(Collectors.joining(", "));
    var staying =
        decision.parts().stream()
            .filter(p -> !p.goes())
            .map(p -> p.reason().words())
            .collect(Collectors.joining("; "));
    return going + (staying.isEmpty() ? "" : "; stays: " + staying);
  }

  /** What a plan rests on: what becomes of each backup, and how what goes looked. */
  public static Fingerprint print(PruneRequest request, PruneInventory seen) {
    var print = Fingerprint.NONE;
    var retained = seen.decide(request.rules());
    for (var lineage : seen.lineages()) {
      for (var d : retained.get(seen.lineages().indexOf(lineage)).decisions()) {
        var pieces = lineage.pieces().get(d.backup().id());
        print =
            print.with(
                "backup " + d.backup().id(),
                d.verdict().word()
                    + (d.going().isEmpty() || pieces == null ? "" : " " + pieces.look()));
      }
    }
    return print;
  }
}
