package io.ecdr.config;

import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Problem;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who has to wait for whom: names of the file, and never in a circle. */
final class Turns implements ConfigRules.Rule {

  @Override
  public void check(Config config, Instant now, List<Problem> problems) {
    var names = config.caches().stream().map(CacheEntry::name).toList();
    for (var entry : config.caches()) {
      for (var name : entry.settings().rank().after()) {
        if (config.named(name).isEmpty()) {
          problems.add(
              Complaint.error(
                  entry,
                  "after",
                  "there is no '" + name + "' in caches",
                  Suggestion.of(name, names)
                      .map(near -> "did you mean " + near + "?")
                      .orElse("names: " + String.join(", ", names))));
        }
      }
      if (waitsFor(config, entry, entry.name(), new HashSet<>())) {
        problems.add(
            Complaint.error(
                entry,
                "after",
                "'" + entry.name() + "' would wait for itself",
                "take one name out of the circle"));
      }
    }
  }

  private static boolean waitsFor(
      Config config, CacheEntry entry, String wanted, Set<String> looked) {
    for (var name : entry.settings().rank().after()) {
      if (name.equals(wanted)) {
        return true;
      }
      var next = config.named(name);
      if (looked.add(name) && next.isPresent() && waitsFor(config, next.get(), wanted, looked)) {
        return true;
      }
    }
    return false;
  }
}
