package io.ecdr.cli;

import io.ecdr.model.Region;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verbs need to know from the command line besides their request.
 *
 * @param endpoint one address for every service and Region
 * @param profile a named AWS profile
 * @param state the folder of our own state; absent means the usual one
 * @param verbose whether to log what is sent
 * @param down Regions of which nothing is asked
 * @param buckets of our own state, one per Region; without any it is on this machine only
 * @param breakLock why an emergency may go on without a lock store; empty when it may not
 */
public record Settings(
    Optional<URI> endpoint,
    Optional<String> profile,
    Optional<Path> state,
    boolean verbose,
    List<Region> down,
    Map<Region, String> buckets,
    Optional<String> breakLock) {

  /** With all Regions up. */
  public Settings(
      Optional<URI> endpoint, Optional<String> profile, Optional<Path> state, boolean verbose) {
    this(endpoint, profile, state, verbose, List.of(), Map.of(), Optional.empty());
  }

  public Settings {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(state, "state");
    down = List.copyOf(down);
    buckets = Map.copyOf(buckets);
    Objects.requireNonNull(breakLock, "breakLock");
  }

  /** The same with these Regions taken for lost. */
  public Settings withDown(List<Region> lost) {
    return new Settings(endpoint, profile, state, verbose, lost, buckets, breakLock);
  }

  /** The same with these buckets of our own state. */
  Settings withBuckets(Map<Region, String> all) {
    return new Settings(endpoint, profile, state, verbose, down, all, breakLock);
  }

  /** The same with the credentials of another profile. */
  Settings withProfile(String name) {
    return new Settings(endpoint, Optional.of(name), state, verbose, down, buckets, breakLock);
  }

  /** The same with leave to go on without what keeps others away. */
  Settings withBreakLock(String reason) {
    return new Settings(endpoint, profile, state, verbose, down, buckets, Optional.of(reason));
  }
}
