package io.ecdr.config;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.KeepRules;
import io.ecdr.model.Rank;
import io.ecdr.model.Region;
import io.ecdr.model.config.BackupPolicy;
import io.ecdr.model.config.CacheSettings;
import io.ecdr.model.config.Schedule;
import io.ecdr.model.config.Targets;
import io.ecdr.model.word.DurationWord;
import io.ecdr.model.word.SizeWord;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** What holds for one cache, from words that fit the table of keys. */
final class SettingsReader {

  private static final String KEEP = "backup.keep";

  private final Flat flat;

  SettingsReader(Flat flat) {
    this.flat = flat;
  }

  /**
   * The settings.
   *
   * @throws IllegalArgumentException when values that are right each for itself do not go together
   */
  CacheSettings settings() {
    return new CacheSettings(
        flat.parsed("dr-region", Region::new),
        regions("buckets"),
        flat.text("backup.prefix").orElse(BackupRequest.DEFAULT_PREFIX),
        backup(),
        flat.parsed("standby.region", Region::new),
        flat.text("on-failover").filter("detach"::equals).isPresent(),
        new Rank(flat.number("priority", Rank.USUAL), flat.words("after")),
        new Targets(duration("targets.rpo"), duration("targets.rto")),
        flat.below("labels"),
        flat.all());
  }

  private BackupPolicy backup() {
    return new BackupPolicy(
        schedule(),
        duration("backup.max-age"),
        flat.has(KEEP) ? Optional.of(keep()) : Optional.empty(),
        flat.words("backup.copies").stream().map(Region::new).toList(),
        flat.text("backup.verify-budget")
            .map(word -> OptionalLong.of(SizeWord.parse(word)))
            .orElse(OptionalLong.empty()));
  }

  Optional<Schedule> schedule() {
    Optional<Schedule> every = duration("backup.every").map(Schedule.Every::new);
    return every.or(
        () ->
            flat.text("backup.cron")
                .map(
                    cron ->
                        new Schedule.Cron(
                            cron, ZoneId.of(flat.text("backup.timezone").orElse("UTC")))));
  }

  private KeepRules keep() {
    return new KeepRules(
        count("last"),
        count("hourly"),
        count("daily"),
        count("weekly"),
        count("monthly"),
        count("yearly"),
        duration(KEEP + ".within"),
        flat.number(KEEP + ".min-redundancy", KeepRules.MIN_REDUNDANCY),
        flat.number(KEEP + ".max-shrink", KeepRules.MAX_SHRINK));
  }

  private int count(String rule) {
    return flat.number(KEEP + "." + rule, 0);
  }

  private Optional<Duration> duration(String key) {
    return flat.parsed(key, word -> DurationWord.parse(word, DurationWord.YEAR));
  }

  SortedMap<Region, String> regions(String key) {
    var all = new TreeMap<Region, String>();
    flat.below(key).forEach((region, bucket) -> all.put(new Region(region), bucket));
    return all;
  }
}
