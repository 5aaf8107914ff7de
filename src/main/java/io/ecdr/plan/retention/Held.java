package io.ecdr.plan.retention;

import io.ecdr.model.Mark;
import io.ecdr.model.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A backup with all that there is of it in all Regions.
 *
 * @param at its recovery point
 * @param stored when its copy was written, by the store's own clock
 * @param proof of its copy; less than copied where there is none
 * @param bytes of its data, where known
 * @param accepted whether somebody said that its size is right
 * @param readers what reads it at this moment, such as {@code restore 20261123-0115-ab12}
 * @param locked why the store lets nobody take its copy away now, such as {@code kept until …}
 * @param utmost whether nothing of it can be copied or proven, so that its being there is all
 */
public record Held(
    String id,
    Instant at,
    Optional<Instant> stored,
    Proof proof,
    Optional<Long> bytes,
    Mark mark,
    boolean accepted,
    List<String> readers,
    List<Item> items,
    Optional<String> locked,
    boolean utmost) {

  /** One that no lock of the store's holds. */
  public Held(
      String id,
      Instant at,
      Optional<Instant> stored,
      Proof proof,
      Optional<Long> bytes,
      Mark mark,
      boolean accepted,
      List<String> readers,
      List<Item> items) {
    this(id, at, stored, proof, bytes, mark, accepted, readers, items, Optional.empty(), false);
  }

  /** The same, held by the store for now. */
  public Held locked(Optional<String> words) {
    return new Held(id, at, stored, proof, bytes, mark, accepted, readers, items, words, utmost);
  }

  /** The same with another mark. */
  Held with(Mark other) {
    return new Held(id, at, stored, proof, bytes, other, accepted, readers, items, locked, utmost);
  }

  public Held {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(stored, "stored");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(mark, "mark");
    Objects.requireNonNull(locked, "locked");
    readers = List.copyOf(readers);
    items = List.copyOf(items);
    boolean copy = items.stream().anyMatch(i -> i.place() == Item.Place.COPY);
    if (!copy && proof.compareTo(Proof.COPIED) >= 0) {
      throw new IllegalArgumentException("backup " + id + " is " + proof + " without a copy");
    }
  }

  /** The same, of which nothing can be copied or proven. */
  public Held utmost(boolean nothingMore) {
    return new Held(
        id, at, stored, proof, bytes, mark, accepted, readers, items, locked, nothingMore);
  }

  /** Whether its copy is proven, or it is all that there can be. */
  public boolean proven() {
    return utmost || proof.proven();
  }

  /** Whether it stays because somebody said so. */
  public boolean marked() {
    return mark == Mark.KEEP;
  }
}
