package io.ecdr.plan.retention;

import io.ecdr.model.KeepRules;
import io.ecdr.model.Mark;
import io.ecdr.model.Proof;
import io.ecdr.plan.retention.LineageFacts.Cache;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The life of a lineage by chance: what happens to it, and what it looks like afterwards. */
final class RandomLineage {

  private static final Proof[] PROOFS = Proof.values();

  private final Random chance;
  private final String name;
  private final List<Held> backups = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private Instant now = Lineages.NOON;
  private Duration skew = Duration.ZERO;
  private long size = 1_000_000;
  private boolean swapped;
  private Cache cache = Cache.THERE;
  private boolean retired;
  private int made;

  RandomLineage(Random chance) {
    this(chance, "");
  }

  /** One whose backups are named after it. */
  RandomLineage(Random chance, String name) {
    this.chance = chance;
    this.name = name;
  }

  /** One thing happens. */
  void live() {
    now = now.plusSeconds(60 + chance.nextInt(chance.nextInt(4) == 0 ? 5_000_000 : 90_000));
    int what = chance.nextInt(100);
    if (what < 46) {
      backUp();
    } else if (what < 52) {
      fail();
    } else if (what < 58) {
      any(b -> Lineages.with(b, PROOFS[Math.max(b.proof().ordinal(), proofOfACopy(b))]));
    } else if (what < 66) {
      any(b -> Lineages.with(b, Mark.values()[chance.nextInt(4)]));
    } else if (what < 76) {
      backups.replaceAll(b -> chance.nextInt(3) > 0 ? Lineages.accepted(b) : b);
    } else if (what < 81) {
      any(b -> b.readers().isEmpty() ? Lineages.readBy(b, "restore op") : Lineages.readBy(b));
    } else if (what < 86) {
      any(this::losePart);
    } else if (what < 90) {
      swapped = !swapped;
    } else if (what < 93) {
      cache = Cache.values()[chance.nextInt(3)];
    } else if (what < 95) {
      retired = !retired;
    } else {
      skew =
          Duration.ofSeconds(chance.nextInt(4) == 0 ? 0 : chance.nextInt(80_000_000) - 40_000_000);
    }
  }

  private void backUp() {
    var id = name + "b" + made++;
    size = Math.max(1, (long) (size * (0.8 + 0.4 * chance.nextDouble())));
    if (chance.nextInt(12) == 0) {
      size = Math.max(1, size / (2 + chance.nextInt(30)));
    }
    var proof = PROOFS[chance.nextInt(8) == 0 ? chance.nextInt(3) : 3 + chance.nextInt(3)];
    List<Item> items = new ArrayList<>();
    for (var place : Item.Place.values()) {
      if (place != Item.Place.COPY ? chance.nextInt(5) > 0 : proof.compareTo(Proof.COPIED) >= 0) {
        items.add(item(id, place));
      }
    }
    boolean copied = proof.compareTo(Proof.COPIED) >= 0;
    var at =
        chance.nextInt(15) == 0 ? now.plusSeconds(chance.nextInt(90_000_000) - 45_000_000) : now;
    backups.add(
        new Held(
            id,
            at,
            copied ? Optional.of(now.plusSeconds(20)) : Optional.empty(),
            proof,
            copied ? Optional.of(size) : Optional.empty(),
            Mark.NONE,
            false,
            List.of(),
            items));
    attempts.add(new Attempt("op-" + id, now.plus(skew), false));
  }

  private Item item(String id, Item.Place place) {
    boolean away = swapped == place.source();
    return new Item(
        place,
        away ? Lineages.AWAY : Lineages.HOME,
        id + place.word(),
        chance.nextInt(1000),
        chance.nextInt(10) == 0 ? Optional.of("not in the journal") : Optional.empty());
  }

  private void fail() {
    attempts.add(new Attempt("op-failed-" + made, now.plus(skew), true));
  }

  private int proofOfACopy(Held backup) {
    return backup.items().stream().anyMatch(i -> i.place() == Item.Place.COPY)
        ? 3 + chance.nextInt(3)
        : 0;
  }

  /** As when a cluster goes with its snapshots, or somebody deletes by hand. */
  private Held losePart(Held b) {
    if (b.items().isEmpty()) {
      return b;
    }
    var left = new ArrayList<>(b.items());
    left.remove(chance.nextInt(left.size()));
    return RetentionLaws.cut(b, left);
  }

  private void any(UnaryOperator<Held> change) {
    if (!backups.isEmpty()) {
      int which = chance.nextInt(backups.size());
      backups.set(which, change.apply(backups.get(which)));
    }
  }

  /** Rules by chance; never empty. */
  KeepRules rules() {
    int[] counts = new int[6];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = chance.nextInt(3) == 0 ? chance.nextInt(5) : 0;
    }
    Optional<Duration> within =
        chance.nextInt(4) == 0
            ? Optional.of(Duration.ofHours(1 + chance.nextInt(2000)))
            : Optional.empty();
    if (within.isEmpty()) {
      counts[chance.nextInt(6)]++;
    }
    return new KeepRules(
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5],
        within,
        1 + chance.nextInt(3),
        50);
  }

  LineageFacts facts() {
    return new LineageFacts("lineage", now.plus(skew), backups, attempts, cache, retired);
  }

  /** Of a cache of that name that is in that state. */
  LineageFacts facts(String path, Cache state) {
    return new LineageFacts(
        path, Lineages.NOON.plusSeconds(90_000_000), backups, attempts, state, retired);
  }

  /** Takes away what was decided to go; of what was decided nothing else. */
  void apply(Retained retained) {
    for (var decision : retained.decisions()) {
      backups.removeIf(b -> b.id().equals(decision.backup().id()));
      var left = decision.parts().stream().filter(p -> !p.goes()).map(Decision.Part::item).toList();
      if (!left.isEmpty()) {
        backups.add(RetentionLaws.cut(decision.backup(), left));
      }
    }
  }
}
