package io.ecdr.usecase;

import io.ecdr.model.Access;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The calls that read who may log in to a group, and where else, and their answers. */
final class UserCalls {

  private final String cache;
  private final List<String> wanted;
  private final Call groups;
  private final Call users;

  UserCalls(CallMaker maker, ReplicationGroup group) {
    this(maker, group.region(), group.id(), group.security().userGroups());
  }

  /**
   * Of a cache that has, or is to have, these user groups.
   *
   * @param cache its id
   */
  UserCalls(CallMaker maker, Region region, String cache, List<String> wanted) {
    this.cache = cache;
    this.wanted = List.copyOf(wanted);
    this.groups = maker.elastiCache(region, "DescribeUserGroups", Value.Fields.NONE);
    this.users = maker.elastiCache(region, "DescribeUsers", Value.Fields.NONE);
  }

  /** All user groups of the Region. */
  Call groups() {
    return groups;
  }

  /** None where it has no user groups. */
  List<Call> all() {
    return wanted.isEmpty() ? List.of() : List.of(groups, users);
  }

  Fact<Access> access(Reads reads) {
    if (wanted.isEmpty()) {
      return new Fact.Known<>(Access.NONE, Instant.EPOCH);
    }
    var told = reads.fact(groups);
    return told.unknown().isPresent()
        ? told.map(all -> Access.NONE)
        : reads
            .fact(users)
            .map(
                all ->
                    Access.of(
                        wanted,
                        told.value().orElse(Value.Fields.NONE).list("UserGroups"),
                        all.list("Users")));
  }

  /** Other caches by user id, such as {@code orders} or {@code serverless cache carts}. */
  SortedMap<String, List<String>> elsewhere(Reads reads) {
    var all = new TreeMap<String, List<String>>();
    if (all().isEmpty()) {
      return all;
    }
    for (var each : reads.fact(groups).value().orElse(Value.Fields.NONE).list("UserGroups")) {
      var caches =
          Stream.concat(
                  each.texts("ReplicationGroups").stream(),
                  each.texts("ServerlessCaches").stream().map(name -> "serverless cache " + name))
              .filter(id -> !id.toLowerCase(Locale.ROOT).equals(cache))
              .toList();
      for (var user : caches.isEmpty() ? List.<String>of() : each.texts("UserIds")) {
        var mine = all.computeIfAbsent(user, id -> new ArrayList<>());
        caches.stream().filter(cache -> !mine.contains(cache)).forEach(mine::add);
      }
    }
    return all;
  }
}
