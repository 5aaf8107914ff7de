package io.ecdr.config;

import io.ecdr.model.config.Choice;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One cache has one entry; which would hold else? */
final class SameCache implements ConfigRules.Rule {

  @Override
  public void check(Config config, Instant now, List<Problem> problems) {
    Map<Choice, String> seen = new HashMap<>();
    for (var entry : config.caches()) {
      if (entry.choice() instanceof Choice.One one) {
        var first = seen.putIfAbsent(one, entry.name());
        if (first != null) {
          problems.add(
              Complaint.error(
                  entry,
                  "id",
                  one.id() + " in " + one.region() + " is '" + first + "' already",
                  "keep one of the two"));
        }
      }
    }
  }
}
