package io.ecdr.config;

import io.ecdr.model.config.Config;
import io.ecdr.model.config.Problem;
import java.time.Instant;
import java.util.List;

/** What does not go together in a file, and what AWS cannot keep. */
final class ConfigRules {

  /** One of them. */
  interface Rule {

    /** Adds what it finds. */
    void check(Config config, Instant now, List<Problem> problems);
  }

  private static final List<Rule> ALL =
      List.of(
          new SnapshotsADay(),
          new StatePlaces(),
          new RpoFloor(),
          new Buckets(),
          new Turns(),
          new SameCache(),
          new NotYet());

  private ConfigRules() {}

  static void check(Config config, Instant now, List<Problem> problems) {
    ALL.forEach(rule -> rule.check(config, now, problems));
  }
}
