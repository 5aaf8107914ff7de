package io.ecdr.config;

import io.ecdr.due.Due;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Problem;
import java.time.Instant;
import java.util.List;

/**
 * A node has 20 manual snapshots in any 24 hours (source: {@code UG:backups}), and two are kept
 * back for a rescue. A schedule with more would fail every day at the same hour.
 */
final class SnapshotsADay implements ConfigRules.Rule {

  private static final int MOST = 18;

  @Override
  public void check(Config config, Instant now, List<Problem> problems) {
    for (var entry : config.caches()) {
      var schedule = entry.settings().backup().schedule();
      int planned = schedule.map(s -> Due.mostInADay(s, now)).orElse(0);
      if (planned > MOST) {
        boolean every = entry.settings().told().containsKey("backup.every");
        problems.add(
            Complaint.error(
                entry,
                every ? "backup.every" : "backup.cron",
                "AWS takes 20 snapshots of one node in 24 hours, and 2 are kept back for a rescue;"
                    + " this plans "
                    + planned,
                "plan at most " + MOST + ", such as every: 80m"));
      }
    }
  }
}
