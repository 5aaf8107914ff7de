package io.ecdr.usecase;

import io.ecdr.model.BackupRecord;
import io.ecdr.model.DrillCleanupRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Hooks;
import io.ecdr.model.Region;
import io.ecdr.model.config.CacheSettings;
import io.ecdr.model.config.Config;
import io.ecdr.plan.BackupPlanner;
import io.ecdr.usecase.CronLine.Chore;
import io.ecdr.usecase.CronLine.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * {@code ecdr cron}: one pass over all caches of the file. For each: what was interrupted is
 * finished, a backup is made when one is due, the newest is verified, and what no rule keeps is
 * removed. What goes wrong with one cache stops none of the others. It may be run at any time and
 * from several machines: everything is told from what is there, and done under the caches' locks.
 */
public final class CronPass {

  /** Does several things, side by side or one after the other, and gives back all that came. */
  @FunctionalInterface
  public interface Crew {

    /** Results in the order of the work; none of it throws. */
    List<List<CronLine>> all(List<Callable<List<CronLine>>> work);
  }

  private final Function<Optional<String>, CronHands> hands;
  private final Crew crew;
  private final InstantSource clock;
  private final Function<CacheSettings, Hooks> hooks;

  /**
   * @param hands by an account's name in the file; empty for the credentials at hand
   */
  public CronPass(
      Function<Optional<String>, CronHands> hands,
      Crew crew,
      InstantSource clock,
      Function<CacheSettings, Hooks> hooks) {
    this.hands = hands;
    this.crew = crew;
    this.clock = clock;
    this.hooks = hooks;
  }

  /**
   * Runs it.
   *
   * @param active whether it may change anything
   */
  public CronReport run(Config config, boolean active) {
    var begun = clock.instant();
    List<CronLine> lines = new ArrayList<>();
    var targets = new CronTargets(config, hands, lines).find();
    var points = points(targets, lines);
    var operations = operations(targets, lines);
    List<Callable<List<CronLine>>> work = new ArrayList<>();
    targets.stream()
        .filter(target -> points.containsKey(target) && operations.containsKey(target.account()))
        .sorted(oldestFirst(points))
        .forEach(
            target ->
                work.add(
                    () ->
                        new One(target, active, operations.get(target.account()))
                            .lines(points.get(target))));
    drillRegions(targets)
        .forEach(
            (account, regions) -> regions.forEach(r -> work.add(() -> drills(account, r, active))));
    crew.all(work).forEach(lines::addAll);
    return new CronReport(begun, active, targets.size(), lines);
  }

  /** After a pause the one that waits longest has its turn first. */
  private static Comparator<CronTarget> oldestFirst(Map<CronTarget, Fact<BackupRecord>> points) {
    return Comparator.comparing(
        target ->
            points.get(target).value().map(BackupRecord::moment).orElse(java.time.Instant.MIN));
  }

  /** One shelf for all caches of a Region that keep their backups in one bucket. */
  private record ShelfOf(
      Optional<String> account, Region source, Region region, String bucket, String prefix) {}

  private Map<CronTarget, Fact<BackupRecord>> points(
      List<CronTarget> targets, List<CronLine> lines) {
    var shelves = new LinkedHashMap<ShelfOf, List<CronTarget>>();
    var all = new LinkedHashMap<CronTarget, Fact<BackupRecord>>();
    for (var target : targets) {
      var settings = target.settings();
      if (settings.drBucket().isEmpty()) {
        all.put(target, new Fact.Absent<>(clock.instant()));
        continue;
      }
      var shelf =
          new ShelfOf(
              target.account(),
              target.region(),
              settings.drRegion().orElseThrow(),
              settings.drBucket().get(),
              settings.prefix());
      shelves.computeIfAbsent(shelf, s -> new ArrayList<>()).add(target);
    }
    shelves.forEach(
        (shelf, some) -> {
          try {
            var found =
                new RecoveryPoints(
                        hands.apply(shelf.account()).surveyor(),
                        shelf.region(),
                        shelf.bucket(),
                        shelf.prefix())
                    .read(shelf.source(), some.stream().map(CronTarget::id).toList());
            some.forEach(target -> all.put(target, found.get(target.id())));
          } catch (SurveyEnded e) {
            some.forEach(t -> lines.add(CronLine.failed(t.toString(), Chore.BACKUP, e.why())));
          }
        });
    return all;
  }

  private Map<Optional<String>, List<OperationSummary>> operations(
      List<CronTarget> targets, List<CronLine> lines) {
    var all = new LinkedHashMap<Optional<String>, List<OperationSummary>>();
    for (var account : targets.stream().map(CronTarget::account).distinct().toList()) {
      var answer = hands.apply(account).operations().read();
      if (answer instanceof Answer.Given<OpListReport> given) {
        all.put(account, given.report().operations());
      } else {
        var why = ((Answer.Rejected<OpListReport>) answer).why();
        lines.add(CronLine.failed(account.orElse("operations"), Chore.FINISH, why));
      }
    }
    return all;
  }

  private static Map<String, TreeSet<Region>> drillRegions(List<CronTarget> targets) {
    var all = new TreeMap<String, TreeSet<Region>>();
    for (var target : targets) {
      target
          .settings()
          .drRegion()
          .ifPresent(
              region ->
                  all.computeIfAbsent(target.account().orElse(""), a -> new TreeSet<>())
                      .add(region));
    }
    return all;
  }

  private List<CronLine> drills(String account, Region region, boolean active) {
    var subject = "drills in " + region + (account.isEmpty() ? "" : " of " + account);
    try {
      var mine = hands.apply(Optional.of(account).filter(name -> !name.isEmpty()));
      var planned = mine.drills().plan(new DrillCleanupRequest(region, true, Optional.empty()));
      if (planned instanceof Planned.Rejected rejected) {
        return List.of(CronLine.failed(subject, Chore.DRILLS, rejected.why()));
      }
      var plan = ((Planned.Ready) planned).plan();
      if (!plan.changes()) {
        return List.of(CronLine.told(subject, Chore.DRILLS, State.QUIET, "none is overdue"));
      }
      return List.of(
          active
              ? Ran.line(subject, Chore.DRILLS, "removed what was overdue", mine.flow().run(plan))
              : CronLine.told(subject, Chore.DRILLS, State.WOULD, "some are overdue"));
    } catch (RuntimeException e) {
      return List.of(fault(subject, Chore.DRILLS, e));
    }
  }

  private static CronLine fault(String subject, Chore chore, RuntimeException e) {
    return CronLine.failed(
        subject,
        chore,
        "internal fault: "
            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
        Optional.empty(),
        ExitCode.INTERNAL);
  }

  /** All that is done for one cache. */
  private final class One {

    private final CronTarget target;
    private final boolean active;
    private final PastTries past;
    private final CronHands mine;
    private final List<CronLine> lines = new ArrayList<>();

    One(CronTarget target, boolean active, List<OperationSummary> operations) {
      this.target = target;
      this.active = active;
      this.past = new PastTries(operations, target);
      this.mine = hands.apply(target.account());
    }

    List<CronLine> lines(Fact<BackupRecord> point) {
      try {
        lines.addAll(new CronFinish(mine, clock, active).run(target, past));
        boolean finished =
            lines.stream()
                .anyMatch(l -> l.state() == State.DONE && l.words().startsWith(BackupPlanner.VERB));
        var backup =
            finished
                ? CronLine.told(
                    target.toString(), Chore.BACKUP, State.QUIET, "one was just finished")
                : new CronBackup(mine, clock, active, hooks).run(target, point, past);
        lines.add(backup);
        var keep = new CronKeep(mine);
        if (active) {
          keep.verify(target, point).ifPresent(lines::add);
        }
        if (active && (finished || backup.state() == State.DONE)) {
          lines.add(keep.prune(target));
        }
      } catch (RuntimeException e) {
        lines.add(fault(target.toString(), Chore.BACKUP, e));
      }
      return lines;
    }
  }
}
