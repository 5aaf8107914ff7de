package io.ecdr.model.config;

import io.ecdr.model.Region;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which caches an entry is for. A cache must fit all that is said. Throwaway caches of drills never
 * fit.
 *
 * @param accounts names of accounts; empty means all of the file
 * @param regions at least one
 * @param name a pattern of ids, see {@link io.ecdr.model.policy.Wildcard}
 * @param engines {@code redis}, {@code valkey}, {@code memcached}; empty means all
 * @param tags names of tags and patterns of their values
 */
public record Selector(
    List<String> accounts,
    List<Region> regions,
    Optional<String> name,
    List<String> engines,
    SortedMap<String, String> tags) {

  public Selector {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
    Objects.requireNonNull(name, "name");
    engines = List.copyOf(engines);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    if (regions.isEmpty()) {
      throw new IllegalArgumentException("a selector names at least one Region");
    }
  }
}
