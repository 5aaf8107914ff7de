package io.ecdr.plan.iam;

import io.ecdr.model.Region;
import io.ecdr.plan.iam.Permission.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** Puts permissions together. */
final class Permissions {

  private Permissions() {}

  private record Same(
      Region region, Kind kind, String action, SortedMap<String, String> conditions) {}

  /**
   * The same permissions, each action once per Region and conditions. What a service needs besides
   * is left out where ecdr's own calls need it anyway.
   */
  static List<Permission> together(List<Permission> all) {
    Map<Same, Permission> same = new LinkedHashMap<>();
    for (var each : all) {
      same.merge(
          new Same(each.region(), each.kind(), each.action(), each.conditions()),
          each,
          Permissions::both);
    }
    List<Permission> own = new ArrayList<>();
    List<Permission> besides = new ArrayList<>();
    same.values().forEach(p -> (p.kind() == Kind.OWN ? own : besides).add(p));
    besides.removeIf(p -> own.stream().anyMatch(p::within));
    own.addAll(besides);
    own.sort(
        Comparator.comparing(Permission::region)
            .thenComparing(Permission::kind)
            .thenComparing(Permission::action));
    return own;
  }

  private static Permission both(Permission a, Permission b) {
    var all = new TreeSet<>(a.resources());
    all.addAll(b.resources());
    return new Permission(
            a.action(), a.region(), all, a.conditions(), a.kind(), a.sure() && b.sure())
        .on(all);
  }
}
