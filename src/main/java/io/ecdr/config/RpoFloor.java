package io.ecdr.config;

import io.ecdr.due.Due;
import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Problem;
import io.ecdr.plan.BackupFloor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Without a standby the newest data that can be had elsewhere are those of the last backup that
 * arrived: right before the next one arrives they are one interval old, and the time that a
 * snapshot, its export and its copy take.
 */
final class RpoFloor implements ConfigRules.Rule {

  @Override
  public void check(Config config, Instant now, List<Problem> problems) {
    for (var entry : config.caches()) {
      var settings = entry.settings();
      if (settings.backup().schedule().isEmpty() || settings.standby().isPresent()) {
        continue;
      }
      var interval = Due.longest(settings.backup().schedule().get(), now);
      settings
          .targets()
          .rpo()
          .ifPresent(rpo -> judge(entry, "targets.rpo", rpo, interval, problems));
      settings
          .backup()
          .maxAge()
          .ifPresent(age -> judge(entry, "backup.max-age", age, interval, problems));
    }
  }

  private static void judge(
      CacheEntry entry, String key, Duration wanted, Duration interval, List<Problem> problems) {
    var floor = interval.plus(BackupFloor.LEAST);
    var hint = "back up more often, have a standby, or promise " + Spans.words(floor) + " or more";
    if (wanted.compareTo(interval) < 0) {
      problems.add(
          Complaint.error(
              entry,
              key,
              Spans.words(wanted)
                  + " cannot be kept by backups that are up to "
                  + Spans.words(interval)
                  + " apart",
              hint));
    } else if (wanted.compareTo(floor) < 0) {
      problems.add(
          Complaint.warning(
              entry,
              key,
              Spans.words(wanted)
                  + " will hardly be kept by backups that are up to "
                  + Spans.words(interval)
                  + " apart: snapshot, export and copy take "
                  + Spans.words(BackupFloor.LEAST)
                  + " more ("
                  + BackupFloor.BASIS
                  + ")",
              hint));
    }
  }
}
