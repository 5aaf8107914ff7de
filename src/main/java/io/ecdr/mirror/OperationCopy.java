package io.ecdr.mirror;

import io.ecdr.port.LockLost;
import io.ecdr.port.NotShared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What one operation shares, in every bucket. Grows as its journal does. */
final class OperationCopy {

  /** An emergency's first calls are its own. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** Lines that come soon after each other are written together. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final String id;
  private final Places places;
  private final List<BucketCopy> copies;
  private final LongSupplier ticks;
  private final long begun;
  private final String plan;
  private final StringBuilder journal;
  private Optional<String> report = Optional.empty();
  private boolean behind = true;
  private long tried;

  /**
   * @param journal as it is shared already or is to be
   * @param fresh whether the operation is made now
   * @param ticks nanoseconds of a clock that nobody sets
   */
  OperationCopy(
      String id, Places places, String plan, String journal, boolean fresh, LongSupplier ticks) {
    this.id = id;
    this.places = places;
    this.copies = places.all().stream().map(b -> new BucketCopy(b, id, fresh)).toList();
    this.ticks = ticks;
    this.begun = ticks.getAsLong();
    this.tried = begun;
    this.plan = plan;
    this.journal = new StringBuilder(journal);
  }

  synchronized void line(String line) {
    journal.append(SharedText.line(line)).append('\n');
    behind = true;
  }

  synchronized void report(String text) {
    report = Optional.of(SharedText.report(text));
    behind = true;
  }

  private synchronized BucketCopy.Texts texts() {
    behind = false;
    return new BucketCopy.Texts(plan, journal.toString(), report);
  }

  private synchronized void again() {
    behind = true;
  }

  /** To be called now and then: brings the buckets up to date, as far as they answer. */
  void beat() {
    synchronized (this) {
      long now = ticks.getAsLong();
      boolean quiet = places.emergency() && now - begun < QUIET.toNanos();
      if (!behind || quiet || now - tried < SOON.toNanos()) {
        return;
      }
      tried = now;
    }
    bring();
  }

  /** Brings all up to date; what did not work, one sentence each. */
  List<String> bring() {
    List<String> trouble = new ArrayList<>();
    var texts = texts();
    for (var copy : copies) {
      if (places.left(copy.bucket())) {
        trouble.add(behind(places.why(copy.bucket())));
        continue;
      }
      var outcome = copy.bring(texts, places.patience(copy.bucket()));
      if (outcome instanceof BucketCopy.Outcome.Silent silent) {
        places.silent(copy.bucket(), silent.why());
        trouble.add(behind(silent.why()));
        again();
      } else if (outcome instanceof BucketCopy.Outcome.Taken) {
        trouble.add(elsewhere(copy));
      }
    }
    return trouble;
  }

  private String behind(String why) {
    return "other machines may not find how operation " + id + " stands: " + why;
  }

  private String elsewhere(BucketCopy copy) {
    return "another machine went on with operation " + id + ", as " + copy.bucket() + " tells";
  }

  /**
   * Brings those up to date that must be.
   *
   * @throws NotShared when one does not answer
   * @throws LockLost when another machine went on
   */
  void must() {
    var texts = texts();
    var needed = places.needed();
    for (var copy : copies) {
      if (needed.contains(copy.bucket())) {
        must(copy, texts);
      }
    }
    // The others are brought up to date by the next beat.
    again();
  }

  private void must(BucketCopy copy, BucketCopy.Texts texts) {
    if (places.left(copy.bucket())) {
      throw new NotShared(behind(places.why(copy.bucket())));
    }
    var outcome = copy.bring(texts, places.patience(copy.bucket()));
    if (outcome instanceof BucketCopy.Outcome.Silent) {
      // The answer may be all that was lost.
      outcome = copy.bring(texts, places.patience(copy.bucket()));
    }
    if (outcome instanceof BucketCopy.Outcome.Silent silent) {
      throw new NotShared(behind(silent.why()));
    }
    if (outcome instanceof BucketCopy.Outcome.Taken) {
      throw new LockLost(elsewhere(copy), Optional.empty());
    }
  }
}
