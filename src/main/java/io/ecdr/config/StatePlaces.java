package io.ecdr.config;

import io.ecdr.model.Region;
import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.Choice;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Locks and operations must be where they can be read when the Region of a primary is lost. */
final class StatePlaces implements ConfigRules.Rule {

  @Override
  public void check(Config config, Instant now, List<Problem> problems) {
    if (config.state().isEmpty()) {
      return;
    }
    for (var entry : config.caches()) {
      for (var region : regions(entry)) {
        if (config.state().keySet().equals(Set.of(region))) {
          problems.add(
              Complaint.error(
                  entry,
                  "",
                  "state is kept in "
                      + region
                      + " only, the Region of these caches: it would be lost with them",
                  "add a bucket of the other Region to state.buckets"));
        } else if (standby(entry).stream().anyMatch(r -> !config.state().containsKey(r))) {
          problems.add(
              Complaint.warning(
                  entry,
                  "",
                  "no state bucket is in "
                      + standby(entry)
                      + ", where a failover must lock when "
                      + region
                      + " is lost",
                  "add one to state.buckets"));
        }
      }
    }
  }

  private static Set<Region> standby(CacheEntry entry) {
    var all = new TreeSet<Region>();
    entry.settings().standby().ifPresent(all::add);
    return all;
  }

  static Set<Region> regions(CacheEntry entry) {
    return entry.choice() instanceof Choice.One one
        ? Set.of(one.region())
        : new TreeSet<>(((Choice.Selected) entry.choice()).selector().regions());
  }
}
