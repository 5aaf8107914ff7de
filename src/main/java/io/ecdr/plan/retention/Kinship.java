package io.ecdr.plan.retention;

import io.ecdr.plan.retention.LineageFacts.Cache;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which caches are one lineage: by what they were restored from, and by the Global Datastores that
 * they are or were members of. Pure.
 *
 * <p>Two answers, because joining can take as well as keep: of a joined lineage one newest backup
 * stays and not one of each cache. A <em>family</em> is all that may hang together. A <em>line</em>
 * is a cache that is there with its past: the caches that are gone and that it surely goes on from.
 * Where a family has parted, as after a restore for a test or a detach, each part is a line of its
 * own with floors of its own, which keeps more than one for all would.
 */
public final class Kinship {

  private final Map<String, Cache> caches;
  private final Map<String, String> datastores;
  private final List<Tie> ties;

  /**
   * What ties two caches, by their paths; a Global Datastore may stand for one of them.
   *
   * @param to the one that goes on from the other, where {@code directed}
   * @param directed whether one was restored from the other; else both had the same data at a time
   * @param sure whether it is known to have come about
   */
  public record Tie(String from, String to, boolean directed, boolean sure) {
    public Tie {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }

  /**
   * @param caches whether they are there, by path; any other name is no cache
   * @param datastores the Global Datastores that caches are members of now, by the caches' paths
   */
  public Kinship(Map<String, Cache> caches, Map<String, String> datastores, Collection<Tie> ties) {
    this.caches = new TreeMap<>(caches);
    this.datastores = new TreeMap<>(datastores);
    this.ties = List.copyOf(ties);
  }

  /** One whose caches have nothing to do with each other. */
  public static Kinship none(Map<String, Cache> caches) {
    return new Kinship(caches, Map.of(), List.of());
  }

  /** All caches that may hang together with this one, itself among them. */
  public SortedSet<String> family(String cache) {
    return onlyCaches(reach(cache, this::neighbours));
  }

  /** Those whose floors are this one's too. */
  public SortedSet<String> line(String cache) {
    var heads = heads(family(cache));
    var owners = heads.stream().filter(head -> past(head, heads).contains(cache)).toList();
    if (owners.size() != 1) {
      return new TreeSet<>(List.of(cache));
    }
    var line = past(owners.get(0), heads);
    heads.stream()
        .filter(head -> !head.equals(owners.get(0)))
        .forEach(other -> line.removeAll(past(other, heads)));
    return line;
  }

  /** What goes on: the caches that are there, or the last ones where none is. */
  private List<SortedSet<String>> heads(SortedSet<String> family) {
    var live = family.stream().filter(c -> caches.get(c) != Cache.GONE).toList();
    List<SortedSet<String>> heads = new ArrayList<>();
    for (var cache : live.isEmpty() ? last(family) : live) {
      var unit = live.isEmpty() ? onlyCaches(reach(cache, this::sames)) : together(cache, live);
      if (!heads.contains(unit)) {
        heads.add(unit);
      }
    }
    return heads;
  }

  /** Members of one Global Datastore now are one. */
  private SortedSet<String> together(String cache, List<String> live) {
    var unit = new TreeSet<>(List.of(cache));
    Optional.ofNullable(datastores.get(cache))
        .ifPresent(
            id -> live.stream().filter(c -> id.equals(datastores.get(c))).forEach(unit::add));
    return unit;
  }

  /** Nothing was restored from them. */
  private List<String> last(SortedSet<String> family) {
    return family.stream()
        .filter(
            c ->
                reach(c, this::sames).stream()
                    .noneMatch(
                        s -> ties.stream().anyMatch(t -> t.directed() && t.from().equals(s))))
        .toList();
  }

  private SortedSet<String> past(SortedSet<String> head, List<SortedSet<String>> heads) {
    var others = new TreeSet<String>();
    heads.stream().filter(h -> !h.equals(head)).forEach(others::addAll);
    var all = new TreeSet<String>();
    for (var cache : head) {
      all.addAll(reach(cache, name -> before(name, others)));
    }
    return onlyCaches(all);
  }

  private List<String> before(String name, SortedSet<String> others) {
    return ties.stream()
        .filter(Tie::sure)
        .flatMap(
            t ->
                t.to().equals(name)
                    ? List.of(t.from()).stream()
                    : !t.directed() && t.from().equals(name)
                        ? List.of(t.to()).stream()
                        : List.<String>of().stream())
        .filter(n -> !others.contains(n))
        .toList();
  }

  private List<String> sames(String name) {
    return ties.stream()
        .filter(t -> !t.directed() && t.sure())
        .filter(t -> t.from().equals(name) || t.to().equals(name))
        .map(t -> t.from().equals(name) ? t.to() : t.from())
        .toList();
  }

  private List<String> neighbours(String name) {
    return ties.stream()
        .filter(t -> t.from().equals(name) || t.to().equals(name))
        .map(t -> t.from().equals(name) ? t.to() : t.from())
        .toList();
  }

  private interface Steps {
    List<String> from(String name);
  }

  private static SortedSet<String> reach(String start, Steps steps) {
    var reached = new TreeSet<>(List.of(start));
    var open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      for (var next : steps.from(open.poll())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }

  private SortedSet<String> onlyCaches(SortedSet<String> names) {
    var all = new TreeSet<>(names);
    all.retainAll(caches.keySet());
    return all;
  }
}
