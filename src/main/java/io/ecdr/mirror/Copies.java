package io.ecdr.mirror;

import io.ecdr.lock.StateBucket;
import io.ecdr.lock.StateBucket.Seen;
import io.ecdr.model.Region;
import io.ecdr.port.Operations.Elsewhere;
import io.ecdr.port.Operations.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what other machines shared. Of several copies of an operation the longest counts. */
final class Copies {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final List<String> NAMES = List.of("plan.json", "journal.jsonl", "report.json");

  private final Places places;
  private final Collection<String> trouble;

  /**
   * @param trouble takes what could not be asked
   */
  Copies(Places places, Collection<String> trouble) {
    this.places = places;
    this.trouble = trouble;
  }

  /** The ids of all of them. */
  TreeSet<String> ids() {
    var all = new TreeSet<String>();
    for (var bucket : places.all()) {
      if (places.left(bucket)) {
        silent(places.why(bucket));
      } else if (bucket.folders("operations", "", PATIENCE)
          instanceof StateBucket.Folders.Found found) {
        all.addAll(found.names());
      } else {
        silent(bucket + " does not answer");
      }
    }
    return all;
  }

  /** Some of them, by their ids. */
  Map<String, Stored> read(Collection<String> ids) {
    Map<String, Stored> all = new TreeMap<>();
    List<String> keys = new ArrayList<>();
    ids.forEach(id -> NAMES.forEach(name -> keys.add(key(id, name))));
    for (var bucket : keys.isEmpty() ? List.<StateBucket>of() : places.asked()) {
      var seen = bucket.get(keys, places.emergency() ? places.patience(bucket) : PATIENCE);
      var why =
          seen.values().stream()
              .filter(Seen.Silent.class::isInstance)
              .map(each -> ((Seen.Silent) each).why())
              .findFirst();
      why.ifPresent(this::silent);
      for (var id : ids) {
        stored(bucket, id, seen).ifPresent(one -> all.merge(id, one, Copies::longer));
      }
    }
    return all;
  }

  private void silent(String why) {
    var sentence = "what other machines did may be missing: " + why;
    if (!trouble.contains(sentence)) {
      trouble.add(sentence);
    }
  }

  private static String key(String id, String name) {
    return "operations/" + id + "/" + name;
  }

  private static Optional<Stored> stored(StateBucket bucket, String id, Map<String, Seen> seen) {
    // A journal that nobody can tell is not an empty one.
    return seen.get(key(id, "journal.jsonl")) instanceof Seen.Silent
        ? Optional.empty()
        : text(seen.get(key(id, "plan.json")))
            .map(
                plan ->
                    new Stored(
                        id,
                        plan,
                        text(seen.get(key(id, "journal.jsonl"))).orElse(""),
                        text(seen.get(key(id, "report.json"))),
                        Optional.of(
                            new Elsewhere(bucket.toString(), List.of(bucket.region()), false))));
  }

  private static Optional<String> text(Seen seen) {
    return seen instanceof Seen.Found found ? Optional.of(found.text()) : Optional.empty();
  }

  private static Stored longer(Stored one, Stored other) {
    var best = one.journal().length() >= other.journal().length() ? one : other;
    List<Region> answered = new ArrayList<>(one.elsewhere().orElseThrow().answered());
    answered.addAll(other.elsewhere().orElseThrow().answered());
    return new Stored(
        best.id(),
        best.plan(),
        best.journal(),
        best.report(),
        Optional.of(new Elsewhere(best.elsewhere().orElseThrow().place(), answered, false)));
  }

  /** What counts of what this machine keeps and of what another shared. */
  static Stored ahead(Stored here, Stored there) {
    var ours = SharedText.journal(here.journal());
    if (ours.startsWith(there.journal())) {
      return here;
    }
    var elsewhere = there.elsewhere().orElseThrow();
    boolean parted = !there.journal().startsWith(ours);
    return new Stored(
        there.id(),
        there.plan(),
        there.journal(),
        there.report(),
        Optional.of(new Elsewhere(elsewhere.place(), elsewhere.answered(), parted)));
  }
}
