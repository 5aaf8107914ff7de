package io.ecdr.usecase;

import io.ecdr.journal.History;
import io.ecdr.journal.OperationState;
import io.ecdr.plan.Plan;
import io.ecdr.port.Operations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All operations that this machine knows, read once. */
final class OwnJournals {

  private final List<Known> known = new ArrayList<>();
  private final Map<String, String> unread = new TreeMap<>();

  private OwnJournals() {}

  /**
   * An operation that can be read.
   *
   * @param text its plan as it is kept
   */
  record Known(Plan plan, History history, OperationState state, String text) {
    /** Whether it may go on. */
    boolean open() {
      return state == OperationState.WAITING || state == OperationState.UNKNOWN;
    }
  }

  static OwnJournals read(Operations operations) {
    var all = new OwnJournals();
    for (var id : operations.ids()) {
      operations.find(id).ifPresent(all::take);
    }
    // Ids tell no more than the minute.
    all.known.sort(Comparator.comparing(one -> one.plan().created()));
    return all;
  }

  private void take(Operations.Stored stored) {
    var kept = Kept.read(stored);
    if (kept.plan().isEmpty() || kept.history().isEmpty()) {
      unread.put("operation " + stored.id() + ", which cannot be read", stored.plan());
      return;
    }
    var history = kept.history().get();
    known.add(
        new Known(kept.plan().get(), history, OperationState.of(history, false), stored.plan()));
  }

  /** Oldest first. */
  List<Known> known() {
    return known;
  }

  /** What cannot be read, by what it is called; each text is its plan. */
  Map<String, String> unread() {
    return unread;
  }
}
