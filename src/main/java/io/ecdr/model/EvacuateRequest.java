package io.ecdr.model;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@code evacuate} was asked to do.
 *
 * @param promote how each cache with a standby is promoted; its cache has no name yet
 * @param restore how each other cache is restored; its backup has no name yet. Absent where no
 *     bucket was named
 * @param ranks when caches have their turn, by id; the others by their tags
 * @param onFailover what is done with the standbys of these caches, by the caches' ids; with the
 *     others what {@code promote} says
 * @param unknown checks of single caches that may be unknown
 * @param overrides checks of single caches that may have failed, where they can be overridden
 * @param expectCount how many caches the operator takes it to change
 * @param known the caches, where they were found out before; then nobody looks for others
 */
public record EvacuateRequest(
    FailoverRequest promote,
    Optional<RestoreRequest> restore,
    CacheChoice which,
    SortedMap<String, Rank> ranks,
    SortedMap<String, OnFailover> onFailover,
    Set<String> unknown,
    Set<String> overrides,
    Optional<Integer> expectCount,
    List<RankedCache> known)
    implements ChangeRequest {

  /** The command. */
  public static final String VERB = "evacuate";

  public EvacuateRequest {
    Objects.requireNonNull(promote, "promote");
    Objects.requireNonNull(restore, "restore");
    Objects.requireNonNull(which, "which");
    ranks = Collections.unmodifiableSortedMap(new TreeMap<>(ranks));
    onFailover = Collections.unmodifiableSortedMap(new TreeMap<>(onFailover));
    unknown = Collections.unmodifiableSortedSet(new TreeSet<>(unknown));
    overrides = Collections.unmodifiableSortedSet(new TreeSet<>(overrides));
    Objects.requireNonNull(expectCount, "expectCount");
    known = List.copyOf(known);
  }

  /** How that cache is promoted, or detached. */
  public FailoverRequest promoting(String id) {
    var said = onFailover.get(id);
    return promote.of(id, said == null ? promote.atOnce() : said == OnFailover.DETACH);
  }

  /** The Region that is left. */
  public Region from() {
    return promote.region();
  }

  /** The Region that takes the caches over. */
  public Region to() {
    return promote.to();
  }

  /** The same for these caches, as many as were found to change. */
  public EvacuateRequest knowing(List<RankedCache> caches, int count) {
    return new EvacuateRequest(
        promote,
        restore,
        which,
        ranks,
        onFailover,
        unknown,
        overrides,
        expectCount.or(() -> Optional.of(count)),
        caches);
  }

  /** The same, confirmed by nobody or by somebody. */
  public EvacuateRequest unattended(boolean nobody) {
    return new EvacuateRequest(
        promote.unattended(nobody),
        restore,
        which,
        ranks,
        onFailover,
        unknown,
        overrides,
        expectCount,
        known);
  }
}
