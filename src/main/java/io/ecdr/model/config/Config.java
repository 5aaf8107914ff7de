package io.ecdr.model.config;

import io.ecdr.model.Region;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A configuration file.
 *
 * @param source its name, as it was found
 * @param active whether {@code ecdr cron} changes anything
 * @param accounts by their names
 * @param state buckets that keep locks and operations, by Region
 * @param caches in the order of the file
 * @param defaults what the file says of all caches, by dotted keys
 * @param usual what holds where the file says nothing
 */
public record Config(
    String source,
    boolean active,
    SortedMap<String, Account> accounts,
    SortedMap<Region, String> state,
    List<Notify> notified,
    List<CacheEntry> caches,
    SortedMap<String, Said> defaults,
    SortedMap<String, Said> usual) {

  public Config {
    Objects.requireNonNull(source, "source");
    accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    state = Collections.unmodifiableSortedMap(new TreeMap<>(state));
    notified = List.copyOf(notified);
    caches = List.copyOf(caches);
    defaults = Collections.unmodifiableSortedMap(new TreeMap<>(defaults));
    usual = Collections.unmodifiableSortedMap(new TreeMap<>(usual));
  }

  /** The entry of a name. */
  public Optional<CacheEntry> named(String name) {
    return caches.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
