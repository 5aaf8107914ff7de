package io.ecdr.usecase;

import io.ecdr.journal.Entry;
import io.ecdr.journal.History;
import io.ecdr.journal.Position;
import io.ecdr.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a ladder's calls have come to that may have acted, or may act yet.
 *
 * @param calls by their rungs
 */
record SentPromotion(Map<String, Position.Sent> calls) {

  static SentPromotion of(Step.Ladder ladder, History history) {
    var all = new TreeMap<>(Position.of(history).sent());
    var rungs = ladder.rungs().stream().map(Step.Rung::id).toList();
    all.keySet().retainAll(rungs);
    all.values().removeIf(s -> s.state() == Entry.Result.NOT_DONE && !s.doubtful());
    return new SentPromotion(all);
  }

  /** Whether there is any. */
  boolean any() {
    return !calls.isEmpty();
  }

  /**
   * These calls as another operation's own: announced now, so that they have that one's patience,
   * and in doubt, whatever was answered.
   *
   * @param entries of the operation that sent them
   * @param sender its id
   */
  List<Entry> inherited(List<Entry> entries, String sender, Instant now) {
    List<Entry> all = new ArrayList<>();
    for (var rung : calls.keySet()) {
      entries.stream()
          .filter(Entry.Intent.class::isInstance)
          .map(Entry.Intent.class::cast)
          .filter(intent -> intent.step().equals(rung))
          .reduce((first, last) -> last)
          .ifPresent(
              intent -> {
                all.add(new Entry.Intent(now, rung, intent.key(), intent.call(), intent.digest()));
                all.add(
                    new Entry.Answered(
                        now,
                        rung,
                        intent.key(),
                        Entry.Result.LOST,
                        "sent at " + intent.at() + " by operation " + sender));
              });
    }
    return all;
  }
}
