package io.ecdr.config;

import io.ecdr.model.Region;
import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.Config;
import io.ecdr.model.config.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Backups need a bucket in each Region that they go to. */
final class Buckets implements ConfigRules.Rule {

  @Override
  public void check(Config config, Instant now, List<Problem> problems) {
    for (var entry : config.caches()) {
      var settings = entry.settings();
      if (settings.backup().schedule().isPresent() && settings.drRegion().isEmpty()) {
        problems.add(
            Complaint.error(
                entry,
                "",
                "backups are planned, and nothing says which Region they are carried to",
                "add dr-region"));
      }
      for (var region : missing(entry)) {
        problems.add(
            Complaint.error(
                entry,
                "buckets",
                "backups are planned, and there is no bucket for " + region,
                "add " + region + " to buckets"));
      }
    }
  }

  private static List<Region> missing(CacheEntry entry) {
    var settings = entry.settings();
    if (settings.backup().schedule().isEmpty()) {
      return List.of();
    }
    List<Region> all = new ArrayList<>(StatePlaces.regions(entry));
    settings.drRegion().ifPresent(all::add);
    all.addAll(settings.backup().copies());
    return all.stream().filter(region -> settings.bucket(region).isEmpty()).distinct().toList();
  }
}
