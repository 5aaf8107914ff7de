package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.KeepRules;
import io.ecdr.plan.retention.Families;
import io.ecdr.plan.retention.Kinship;
import io.ecdr.plan.retention.LineageFacts;
import io.ecdr.plan.retention.Retained;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is there of the backups of some caches.
 *
 * @param lineages of the caches that were named, and of those that may hang together with them
 * @param kinship which of them do
 * @param at when it was read
 */
public record PruneInventory(
    AccountId account, List<Lineage> lineages, Kinship kinship, Instant at) {
  public PruneInventory {
    Objects.requireNonNull(kinship, "kinship");
    Objects.requireNonNull(account, "account");
    lineages = List.copyOf(lineages);
    Objects.requireNonNull(at, "at");
  }

  /** What becomes of each cache's backups, in the order of the lineages. */
  public List<Retained> decide(KeepRules rules) {
    var decided = Families.decide(rules, kinship, lineages.stream().map(Lineage::facts).toList());
    return lineages.stream().map(l -> decided.get(l.facts().name())).toList();
  }

  /** The same with one backup that is not wanted any more. */
  PruneInventory unwanted(String backup) {
    return new PruneInventory(
        account,
        lineages.stream().map(l -> l.with(l.facts().unwanted(backup))).toList(),
        kinship,
        at);
  }

  /** Which other caches are there in which a cache's lineage goes on; for people. */
  String living(Lineage of) {
    var name = of.facts().name();
    var line = kinship.line(name);
    var there =
        lineages.stream()
            .map(Lineage::facts)
            .filter(facts -> facts.cache() == LineageFacts.Cache.THERE)
            .map(LineageFacts::name)
            .toList();
    return names(path -> !path.equals(name) && line.contains(path) && there.contains(path));
  }

  /** The names of some caches, for people. */
  String names(Predicate<String> path) {
    return lineages.stream()
        .filter(l -> path.test(l.facts().name()))
        .map(l -> l.cache().toString())
        .collect(Collectors.joining(", "));
  }

  /**
   * One cache's.
   *
   * @param datastore the Global Datastore that the cache is a member of
   * @param pieces by backup id, what can be taken away and how it looked
   * @param notes what else was found, one sentence each
   * @param retired the object that says that the lineage is over, where there is one
   */
  public record Lineage(
      CacheId cache,
      Optional<String> datastore,
      LineageFacts facts,
      Map<String, Pieces> pieces,
      List<String> notes,
      Optional<Guard> retired) {

    public Lineage {
      Objects.requireNonNull(cache, "cache");
      Objects.requireNonNull(datastore, "datastore");
      Objects.requireNonNull(facts, "facts");
      pieces = new TreeMap<>(pieces);
      notes = List.copyOf(notes);
      Objects.requireNonNull(retired, "retired");
    }

    private Lineage with(LineageFacts other) {
      return new Lineage(cache, datastore, other, pieces, notes, retired);
    }
  }

  /**
   * Of what a backup consists.
   *
   * @param operation whose tag the snapshot carries
   * @param exports the exported files, by the item's name
   * @param copies by the item's name; the best proven of them comes first
   */
  public record Pieces(
      String operation, Map<String, Exported> exports, Map<String, Copied> copies) {
    public Pieces {
      Objects.requireNonNull(operation, "operation");
      exports = new LinkedHashMap<>(exports);
      copies = new LinkedHashMap<>(copies);
    }

    /** How all its copies looked: their manifests and what their proof and marks rest on. */
    List<Guard> look() {
      return copies.values().stream().map(Copied::look).toList();
    }
  }

  /** Files that the service exported into a bucket. */
  public record Exported(CopyPlace place, List<Thing> files) {
    public Exported {
      Objects.requireNonNull(place, "place");
      files = List.copyOf(files);
    }
  }

  /**
   * One copy of a backup.
   *
   * @param beside the records that its proof and marks rest on, and those that are not there
   */
  public record Copied(CopyPlace place, Thing manifest, List<Thing> files, List<Thing> beside) {
    public Copied {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(manifest, "manifest");
      files = List.copyOf(files);
      beside = List.copyOf(beside);
    }

    /** How it looked: its manifest and what its proof and marks rest on. */
    Guard look() {
      var all = new ArrayList<Thing>();
      all.add(manifest);
      all.addAll(beside);
      return new Guard(place, all);
    }

    /** The same, without the records that are not there. */
    Guard there() {
      return new Guard(place, look().things().stream().filter(Thing::there).toList());
    }
  }

  /** Objects that must be as they were seen when something goes. */
  public record Guard(CopyPlace place, List<Thing> things) {
    public Guard {
      Objects.requireNonNull(place, "place");
      things = List.copyOf(things);
    }
  }

  /**
   * An object as it was seen.
   *
   * @param tag its ETag without quotes; empty when it was not there
   */
  public record Thing(String key, String tag, long bytes) {
    public Thing {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(tag, "tag");
    }

    /** One that was not there. */
    public static Thing missing(String key) {
      return new Thing(key, "", 0);
    }

    boolean there() {
      return !tag.isEmpty();
    }
  }
}
