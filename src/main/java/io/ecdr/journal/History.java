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

  /** The last entry of the operation's own runs, if it closes the operation. */
  public Optional<Entry.Closed> closed() {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (!(entries.get(i) instanceof Entry.Undone || entries.get(i) instanceof Entry.Escalated)) {
        return entries.get(i) instanceof Entry.Closed closed
            ? Optional.of(closed)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a pre-hook refused it, or what was written did not cross: then nothing was sent but
   * marks, which expire.
   */
  public boolean refused() {
    return closed().map(Entry.Closed::code).filter(History::refuses).isPresent()
        && entries.stream().noneMatch(Entry.Intent.class::isInstance);
  }

  /** Whether a run that ends so, with nothing sent, is over for good. */
  public static boolean refuses(ExitCode code) {
    return code == ExitCode.REFUSED_BY_CHECKS || code == ExitCode.LOSS_ABOVE_BOUND;
  }

  /** What was last said about undoing it. */
  public Optional<Entry.Undone> undone() {
    return entries.stream()
        .filter(Entry.Undone.class::isInstance)
        .map(Entry.Undone.class::cast)
        .reduce((first, last) -> last);
  }

  /** What its runs went past. */
  public List<Entry.Forced> forced() {
    return entries.stream()
        .filter(Entry.Forced.class::isInstance)
        .map(Entry.Forced.class::cast)
        .toList();
  }

  /** Which operation took it over. */
  public Optional<Entry.Escalated> escalated() {
    return entries.stream()
        .filter(Entry.Escalated.class::isInstance)
        .map(Entry.Escalated.class::cast)
        .reduce((first, last) -> last);
  }

  /** Whether any call or write that changes something may have been sent. */
  public boolean sentSomething() {
    return entries.stream().anyMatch(e -> e instanceof Entry.Intent || e instanceof Entry.Probing);
  }
}
