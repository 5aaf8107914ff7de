package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of an old side that has to go: where it stands, and what saves its data.
 *
 * @param detached it, and what took over
 * @param backup what a rescue of it rests on
 * @param shell what is left of the Global Datastore around it
 * @param node one of its nodes
 * @param access the users of its user groups
 * @param elsewhere other caches that such a user may log in to, by user id
 * @param originals what an earlier fence of ours took away, by user id, as journals tell
 */
public record OldHome(
    DetachedInventory detached,
    BackupInventory backup,
    Optional<GlobalDatastore> shell,
    Optional<CacheCluster> node,
    Fact<Access> access,
    SortedMap<String, List<String>> elsewhere,
    SortedMap<String, FencedUser> originals) {
  public OldHome {
    Objects.requireNonNull(detached, "detached");
    Objects.requireNonNull(backup, "backup");
    Objects.requireNonNull(shell, "shell");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(access, "access");
    elsewhere = Collections.unmodifiableSortedMap(new TreeMap<>(elsewhere));
    originals = Collections.unmodifiableSortedMap(new TreeMap<>(originals));
  }
}
