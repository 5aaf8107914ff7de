package io.ecdr.usecase;

import io.ecdr.model.Region;
import io.ecdr.model.config.CacheEntry;
import io.ecdr.model.config.CacheSettings;
import java.util.Objects;
import java.util.Optional;

/**
 * A cache that a maintenance pass looks after.
 *
 * @param entry of the file that it is of
 * @param account its account's name in the file; empty for the credentials at hand
 */
public record CronTarget(CacheEntry entry, Optional<String> account, Region region, String id) {

  public CronTarget {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(id, "id");
  }

  CacheSettings settings() {
    return entry.settings();
  }

  @Override
  public String toString() {
    return id + " in " + region + account.map(name -> " of " + name).orElse("");
  }
}
