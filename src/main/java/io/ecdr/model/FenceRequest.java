package io.ecdr.model;

import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code fence} was asked to do.
 *
 * @param cache id of the replication group that is to take no writes any more
 * @param region where it is
 * @param lift whether it is to take writes again
 * @param originals access strings by user id that are given back, where no journal tells them
 * @param hook the operator's own program that fences in place of the users
 * @param probe the write that must be refused, and as whom it is tried
 * @param plain whether that write goes without TLS, where the cache takes both
 * @param hooks the operator's own programs around it
 * @param timeout the longest each step may take; absent means its own default
 */
public record FenceRequest(
    String cache,
    Region region,
    boolean lift,
    SortedMap<String, String> originals,
    Optional<Hooks.Program> hook,
    WriteProbe probe,
    boolean plain,
    Hooks hooks,
    Optional<Duration> timeout)
    implements ChangeRequest {

  public FenceRequest {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    originals = Collections.unmodifiableSortedMap(new TreeMap<>(originals));
    Objects.requireNonNull(hook, "hook");
    Objects.requireNonNull(probe, "probe");
    Objects.requireNonNull(hooks, "hooks");
    Objects.requireNonNull(timeout, "timeout");
  }
}
