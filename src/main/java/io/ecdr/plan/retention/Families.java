package io.ecdr.plan.retention;

import io.ecdr.model.KeepRules;
import io.ecdr.model.Mark;
import io.ecdr.plan.retention.Decision.Verdict;
import io.ecdr.plan.retention.LineageFacts.Cache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Decides about caches that may be of one lineage. Each line of the family is decided about as one,
 * so each keeps floors of its own; that keeps at least what one decision about the whole family
 * would. What freezes a line of which a cache is there freezes the family.
 */
public final class Families {

  private final KeepRules rules;
  private final Kinship kinship;
  private final SortedMap<String, LineageFacts> caches = new TreeMap<>();
  private final Map<Set<String>, Retained> decided = new HashMap<>();

  private Families(KeepRules rules, Kinship kinship, Collection<LineageFacts> caches) {
    this.rules = rules;
    this.kinship = kinship;
    caches.forEach(facts -> this.caches.put(facts.name(), facts));
  }

  /**
   * Decides.
   *
   * @param facts of each cache, by its path
   * @return for each of them what becomes of its own backups
   */
  public static SortedMap<String, Retained> decide(
      KeepRules rules, Kinship kinship, Collection<LineageFacts> facts) {
    var all = new Families(rules, kinship, facts);
    var decisions = new TreeMap<String, Retained>();
    all.caches.keySet().forEach(cache -> decisions.put(cache, all.of(cache)));
    return decisions;
  }

  private Retained of(String cache) {
    var line = line(cache);
    var own = own(cache, decided(line));
    if (caches.get(cache).over() && line.size() == 1) {
      return own;
    }
    var frozen = new LinkedHashSet<>(own.frozen());
    for (var other : known(kinship.family(cache))) {
      var theirs = line(other);
      if (!theirs.equals(line) && joined(theirs).cache() != Cache.GONE) {
        decided(theirs).frozen().forEach(reason -> frozen.add(of(other, reason)));
      }
    }
    return frozen.size() == own.frozen().size() ? own : frozen(own, List.copyOf(frozen));
  }

  private static Reason of(String other, Reason reason) {
    return new Reason(reason.rule(), "of its lineage, " + other + ": " + reason.words());
  }

  private SortedSet<String> line(String cache) {
    return known(kinship.line(cache));
  }

  private SortedSet<String> known(SortedSet<String> names) {
    names.retainAll(caches.keySet());
    return names;
  }

  private Retained decided(SortedSet<String> line) {
    return decided.computeIfAbsent(line, names -> Retention.decide(rules, joined(line)));
  }

  private LineageFacts joined(SortedSet<String> line) {
    return joined(line.stream().map(caches::get).toList());
  }

  /** As one. What is retired of a lineage that goes on is held by floors only. */
  static LineageFacts joined(List<LineageFacts> line) {
    if (line.size() == 1) {
      return line.get(0);
    }
    boolean retired = line.stream().allMatch(f -> f.retired() || f.backups().isEmpty());
    var cache = together(line);
    List<Held> backups = new ArrayList<>();
    var attempts = new LinkedHashSet<Attempt>();
    for (var facts : line) {
      boolean unwanted = facts.retired() && !(retired && cache == Cache.GONE);
      facts.backups().forEach(b -> backups.add(unwanted ? unwanted(b) : b));
      attempts.addAll(facts.attempts());
    }
    return new LineageFacts(
        String.join(" + ", line.stream().map(LineageFacts::name).toList()),
        line.get(0).now(),
        backups,
        List.copyOf(attempts),
        cache,
        retired);
  }

  private static Cache together(List<LineageFacts> line) {
    var seen = line.stream().map(LineageFacts::cache).distinct().toList();
    return Optional.of(Cache.THERE)
        .filter(seen::contains)
        .orElse(seen.contains(Cache.UNKNOWN) ? Cache.UNKNOWN : Cache.GONE);
  }

  private static Held unwanted(Held backup) {
    return backup.mark() == Mark.KEEP ? backup : backup.with(Mark.RETIRED);
  }

  private Retained own(String cache, Retained joined) {
    var ids = caches.get(cache).backups().stream().map(Held::id).toList();
    return new Retained(
        cache,
        joined.frozen(),
        joined.decisions().stream().filter(d -> ids.contains(d.backup().id())).toList());
  }

  private static Retained frozen(Retained line, List<Reason> frozen) {
    var why = List.of(new Reason("frozen", "its lineage is frozen"));
    return new Retained(
        line.lineage(),
        frozen,
        line.decisions().stream()
            .map(d -> d.verdict() == Verdict.DELETE ? d.blocked(why) : d)
            .toList());
  }
}
