package io.ecdr.plan;

import io.ecdr.model.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Addresses that caches of one plan take of subnets, some of which they may share. All fit together
 * just when, for each set of subnets, those that can go nowhere else need no more than it has free
 * (Hall's theorem); sets that are no union of what is wanted can be left out.
 */
final class SubnetRoom {

  /** So many sets are looked at; more only come of subnet groups that overlap in many ways. */
  private static final int MOST = 2000;

  private final Map<String, Long> free = new TreeMap<>();
  private final Map<Set<String>, Long> taken = new LinkedHashMap<>();

  /** How many are taken of all. */
  long taken() {
    return taken.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Takes so many in these subnets. */
  void take(List<String> subnets, long addresses) {
    taken.merge(new TreeSet<>(subnets), addresses, Long::sum);
  }

  /**
   * Whether so many more fit.
   *
   * @param told what is known of subnets; those that are not known hold nothing up
   * @return why not
   */
  Optional<String> refuses(List<String> subnets, long addresses, List<Subnet> told) {
    told.forEach(subnet -> free.putIfAbsent(subnet.id(), subnet.free()));
    var wanted = new TreeSet<>(subnets);
    return wanted.isEmpty()
        ? Optional.empty()
        : around(wanted).stream()
            .filter(free.keySet()::containsAll)
            .flatMap(all -> over(all, wanted, addresses).stream())
            .findFirst();
  }

  private Optional<String> over(Set<String> all, Set<String> wanted, long addresses) {
    long before =
        taken.entrySet().stream()
            .filter(each -> all.containsAll(each.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    long there = all.stream().mapToLong(free::get).sum();
    return before + addresses > there
        ? Optional.of(
            (all.equals(wanted) ? "its subnets have" : "its subnets and those beside them have")
                + " no room for it: "
                + there
                + " addresses are free, and caches before it take "
                + before)
        : Optional.empty();
  }

  /** The sets that these subnets are part of, themselves first. */
  private Set<Set<String>> around(Set<String> wanted) {
    Set<Set<String>> all = new LinkedHashSet<>(List.of(wanted));
    for (var other : taken.keySet()) {
      for (var one : new ArrayList<>(all)) {
        if (all.size() < MOST) {
          var both = new TreeSet<>(one);
          both.addAll(other);
          all.add(both);
        }
      }
    }
    return all;
  }
}
