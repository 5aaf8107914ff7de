package io.ecdr.config;

import io.ecdr.model.config.Config;
import io.ecdr.model.config.Problem;
import java.time.Instant;
import java.util.List;

/** Words that are understood and that no command acts on: whoever writes one must know. */
final class NotYet implements ConfigRules.Rule {

  private static final List<String> KEYS =
      List.of(
          "after",
          "backup.copies",
          "on-failover",
          "priority",
          "restore.as",
          "restore.kms-key",
          "restore.node-types",
          "restore.subnet-group");

  private static final String WHAT = "no command acts on this yet";

  @Override
  public void check(Config config, Instant now, List<Problem> problems) {
    for (var entry : config.caches()) {
      for (var key : KEYS) {
        if (entry.settings().told().containsKey(key)) {
          problems.add(Complaint.warning(entry, key, WHAT, "type it with the command"));
        }
      }
    }
    if (!config.notified().isEmpty()) {
      problems.add(new Problem(0, 0, "notify", WHAT, "", Problem.Weight.WARNING));
    }
  }
}
