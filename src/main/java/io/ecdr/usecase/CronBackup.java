package io.ecdr.usecase;

import io.ecdr.due.Due;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.BackupRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Fact;
import io.ecdr.model.Hooks;
import io.ecdr.model.config.CacheSettings;
import io.ecdr.model.config.Schedule;
import io.ecdr.plan.BackupPlanner;
import io.ecdr.plan.Text;
import io.ecdr.usecase.CronLine.Chore;
import io.ecdr.usecase.CronLine.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Starts a backup when one is due by the last recovery point. */
final class CronBackup {

  private final CronHands hands;
  private final InstantSource clock;
  private final boolean active;
  private final Function<CacheSettings, Hooks> hooks;

  /**
   * @param active whether it may change anything
   */
  CronBackup(
      CronHands hands, InstantSource clock, boolean active, Function<CacheSettings, Hooks> hooks) {
    this.hands = hands;
    this.clock = clock;
    this.active = active;
    this.hooks = hooks;
  }

  /**
   * Does it where it is due.
   *
   * @param point the newest proven backup
   * @param past what was tried before
   */
  CronLine run(CronTarget target, Fact<BackupRecord> point, PastTries past) {
    var subject = target.toString();
    var schedule = target.settings().backup().schedule();
    if (schedule.isEmpty()) {
      return CronLine.told(subject, Chore.BACKUP, State.QUIET, "no schedule for backups");
    }
    if (point.unknown().isPresent()) {
      var why = point.unknown().get();
      return CronLine.failed(
          subject,
          Chore.BACKUP,
          "the newest backup is not told: " + why.why(),
          Optional.empty(),
          why.trouble().code());
    }
    var now = clock.instant();
    var last = point.value().map(BackupRecord::moment);
    if (!Due.now(schedule.get(), last, now)) {
      return CronLine.told(subject, Chore.BACKUP, State.QUIET, notDue(schedule.get(), last, now));
    }
    var quiet = past.quietUntil(BackupPlanner.VERB).filter(now::isBefore);
    if (quiet.isPresent()) {
      return CronLine.told(
          subject,
          Chore.BACKUP,
          State.SKIPPED,
          "due, and failed before; tried again from " + quiet.get());
    }
    if (past.running().isPresent()) {
      return CronLine.told(
          subject,
          Chore.BACKUP,
          State.SKIPPED,
          "due; operation " + past.running().get().id() + " works on it");
    }
    return active
        ? start(target, schedule.get())
        : CronLine.told(
            subject,
            Chore.BACKUP,
            State.WOULD,
            last.map(t -> "due: the newest is " + age(t, now) + " old")
                .orElse("due: there is none"));
  }

  private static String notDue(Schedule schedule, Optional<Instant> last, Instant now) {
    return "the newest is "
        + age(last.orElseThrow(), now)
        + " old; the next is due "
        + Due.next(schedule, last).orElseThrow();
  }

  private static String age(Instant moment, Instant now) {
    return Text.duration(Duration.between(moment, now));
  }

  private CronLine start(CronTarget target, Schedule schedule) {
    var planned = hands.backup().plan(request(target));
    if (planned instanceof Planned.Rejected rejected) {
      return CronLine.failed(target.toString(), Chore.BACKUP, rejected.why());
    }
    var plan = ((Planned.Ready) planned).plan();
    var answer = hands.flow().run(plan, kept -> meanwhile(target, schedule));
    return Ran.line(target.toString(), Chore.BACKUP, "backed up", answer);
  }

  /** Another machine may have made one between our look and our lock. */
  private Optional<Rejection> meanwhile(CronTarget target, Schedule schedule) {
    try {
      var point = points(target).read(target.region(), List.of(target.id())).get(target.id());
      return point
          .value()
          .map(BackupRecord::moment)
          .filter(moment -> !Due.now(schedule, Optional.of(moment), clock.instant()))
          .map(
              moment ->
                  new Rejection(
                      ExitCode.LOCKED, "a backup of " + moment + " was made meanwhile", ""));
    } catch (SurveyEnded e) {
      return Optional.of(e.why());
    }
  }

  private RecoveryPoints points(CronTarget target) {
    var settings = target.settings();
    return new RecoveryPoints(
        hands.surveyor(),
        settings.drRegion().orElseThrow(),
        settings.drBucket().orElseThrow(),
        settings.prefix());
  }

  private BackupRequest request(CronTarget target) {
    var settings = target.settings();
    return new BackupRequest(
        target.id(),
        target.region(),
        settings.drRegion().orElseThrow(),
        settings.bucket(target.region()).orElseThrow(),
        settings.drBucket().orElseThrow(),
        settings.prefix(),
        Optional.empty(),
        hooks.apply(settings));
  }
}
