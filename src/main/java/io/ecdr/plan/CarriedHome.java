package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.Fact;
import io.ecdr.model.RestoreRequest;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a way home by a backup rests on.
 *
 * @param backup what the backup of what took over rests on
 * @param restoring how it is restored at home
 * @param restore what that rests on; the backup in it is the one that is to be made
 * @param access the users of what took over
 * @param elsewhere other caches that such a user may log in to, by user id
 */
public record CarriedHome(
    BackupInventory backup,
    RestoreRequest restoring,
    RestoreInventory restore,
    Fact<Access> access,
    SortedMap<String, List<String>> elsewhere) {
  public CarriedHome {
    Objects.requireNonNull(backup, "backup");
    Objects.requireNonNull(restoring, "restoring");
    Objects.requireNonNull(restore, "restore");
    Objects.requireNonNull(access, "access");
    elsewhere = Collections.unmodifiableSortedMap(new TreeMap<>(elsewhere));
  }

  /** Who is kept from writing meanwhile. */
  SideFence fence() {
    return new SideFence(backup.group(), access, Collections.emptyMap());
  }
}
