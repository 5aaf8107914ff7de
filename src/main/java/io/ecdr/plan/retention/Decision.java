package io.ecdr.plan.retention;

import io.ecdr.model.Proof;
import java.util.List;
import java.util.Objects;

/**
 * What becomes of one backup.
 *
 * @param reasons at least one; of a blocked one what is in the way
 * @param parts what becomes of each of its items
 */
public record Decision(
    Held backup, Verdict verdict, boolean suspect, List<Reason> reasons, List<Part> parts) {

  /** What becomes of a backup as a whole. */
  public enum Verdict {
    /** It is wanted. */
    KEEP("keep"),
    /** Nobody wants it, and something is in the way of taking it, or a part of it, away. */
    BLOCKED("blocked"),
    /** All of it goes. */
    DELETE("delete");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** The word used in text and JSON. */
    public String word() {
      return word;
    }
  }

  /** What becomes of one item, and why. */
  public record Part(Item item, boolean goes, Reason reason) {
    public Part {
      Objects.requireNonNull(item, "item");
      Objects.requireNonNull(reason, "reason");
    }
  }

  public Decision {
    Objects.requireNonNull(backup, "backup");
    Objects.requireNonNull(verdict, "verdict");
    reasons = List.copyOf(reasons);
    parts = List.copyOf(parts);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("no reason for backup " + backup.id());
    }
  }

  /** The same, with something in the way of all of it. */
  Decision blocked(List<Reason> why) {
    var stay = parts.stream().map(p -> new Part(p.item(), false, why.get(0))).toList();
    return new Decision(backup, Verdict.BLOCKED, suspect, why, stay);
  }

  /** The parts that go. */
  public List<Part> going() {
    return parts.stream().filter(Part::goes).toList();
  }

  /** Whether a proven copy is left of it. */
  public boolean leavesProof() {
    return backup.proof().compareTo(Proof.CHECKED) >= 0
        && parts.stream().noneMatch(p -> p.goes() && p.item().place() == Item.Place.COPY);
  }
}
