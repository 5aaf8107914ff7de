package io.ecdr.journal;

import io.ecdr.model.ExitCode;
import java.util.List;
import java.util.Optional;

/**
 * A journal as it was read back.
 *
 * @param entries in the order they were written
 * @param notes what was left out in reading: a torn last line, entries of a newer version
 */
public record History(List<Entry> entries, List<String> notes) {

  /** Of an operation that never wrote anything. */
  public static final History NONE = new History(List.of(), List.of());

  public History {
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
  }

  /** The last entry, if it closes the operation. */
  public Optional<Entry.Closed> closed() {
    if (!entries.isEmpty() && entries.get(entries.size() - 1) instanceof Entry.Closed closed) {
      return Optional.of(closed);
    }
    return Optional.empty();
  }

  /** Whether it ended because a pre-hook refused it: then nothing was sent. */
  public boolean refused() {
    return closed().filter(c -> c.code() == ExitCode.REFUSED_BY_CHECKS).isPresent()
        && !sentSomething();
  }

  /** Whether any call or write that changes something may have been sent. */
  public boolean sentSomething() {
    return entries.stream().anyMatch(e -> e instanceof Entry.Intent || e instanceof Entry.Probing);
  }
}
