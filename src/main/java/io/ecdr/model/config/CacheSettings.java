package io.ecdr.model.config;

import io.ecdr.model.Rank;
import io.ecdr.model.Region;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds for a cache, with the file's defaults in it.
 *
 * @param drRegion where backups are carried
 * @param buckets by Region
 * @param prefix first part of keys in the buckets
 * @param standby Region of the standby
 * @param detach whether a failover detaches instead of promoting
 * @param told all of it as it was written, by dotted keys
 */
public record CacheSettings(
    Optional<Region> drRegion,
    SortedMap<Region, String> buckets,
    String prefix,
    BackupPolicy backup,
    Optional<Region> standby,
    boolean detach,
    Rank rank,
    Targets targets,
    SortedMap<String, String> labels,
    SortedMap<String, Said> told) {

  public CacheSettings {
    Objects.requireNonNull(drRegion, "drRegion");
    buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(backup, "backup");
    Objects.requireNonNull(standby, "standby");
    Objects.requireNonNull(rank, "rank");
    Objects.requireNonNull(targets, "targets");
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    told = Collections.unmodifiableSortedMap(new TreeMap<>(told));
  }

  /** The bucket that takes the exports of a cache in a Region. */
  public Optional<String> bucket(Region region) {
    return Optional.ofNullable(buckets.get(region));
  }

  /** The bucket that keeps the backups. */
  public Optional<String> drBucket() {
    return drRegion.flatMap(this::bucket);
  }
}
