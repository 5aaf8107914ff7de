package io.ecdr.plan;

import io.ecdr.model.Access;
import io.ecdr.model.AccountId;
import io.ecdr.model.Fact;
import io.ecdr.model.ReplicationGroup;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the plan of a fence rests on.
 *
 * @param access the users of its user groups
 * @param elsewhere other caches that a user of them may log in to, by user id
 * @param originals access strings by user id that a fence of ours took away, as journals tell
 */
public record FenceInventory(
    AccountId account,
    ReplicationGroup group,
    Fact<Access> access,
    SortedMap<String, List<String>> elsewhere,
    SortedMap<String, FencedUser> originals,
    Instant at) {

  public FenceInventory {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(access, "access");
    elsewhere = Collections.unmodifiableSortedMap(new TreeMap<>(elsewhere));
    originals = Collections.unmodifiableSortedMap(new TreeMap<>(originals));
    Objects.requireNonNull(at, "at");
  }
}
