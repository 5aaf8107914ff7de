package io.ecdr.lock;

import io.ecdr.port.Locks.Holder;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes locks in one bucket. A lock is an object; whoever may have it is decided by conditional
 * writes alone. Another's lock is broken only when it has expired by the store's own clock, or when
 * two beats were missed while we watched, by a clock that nobody sets.
 */
final class BucketLocks {

  /** The store tells times in whole seconds, on both ends of an age. */
  private static final Duration COARSE = Duration.ofSeconds(2);

  private static final int TRIES = 6;
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final StateBucket bucket;
  private final Owner owner;
  private final Consumer<String> tell;

  /**
   * @param tell told what is waited for
   */
  BucketLocks(StateBucket bucket, Owner owner, Consumer<String> tell) {
    this.bucket = bucket;
    this.owner = owner;
    this.tell = tell;
  }

  /** What came of wanting a lock. */
  sealed interface Outcome {

    record Got(BucketHeld held) implements Outcome {}

    record Taken(Holder by) implements Outcome {}

    record Silent(String why) implements Outcome {}
  }

  StateBucket bucket() {
    return bucket;
  }

  /**
   * Takes a lock, or says who has it.
   *
   * @param emergency goes before everybody but a role change that is at work
   */
  Outcome take(String name, String operation, String verb, boolean emergency, Duration patience) {
    var key = key(name);
    var ours = owner.text(operation, verb);
    Outcome last = new Outcome.Silent(bucket + ": others keep taking " + name);
    for (int i = 0; i < TRIES; i++) {
      var seen = bucket.get(key, patience);
      if (seen instanceof StateBucket.Seen.Silent silent) {
        return new Outcome.Silent(silent.why());
      }
      Optional<String> over = Optional.empty();
      Optional<Holder> before = Optional.empty();
      if (seen instanceof StateBucket.Seen.Found found) {
        var theirs = LockText.read(found.text());
        over = Optional.of(found.etag());
        var right = right(theirs, found, ours, emergency);
        if (right == Right.NONE) {
          return new Outcome.Taken(theirs.holder());
        }
        if (right == Right.WATCH) {
          last = new Outcome.Taken(theirs.holder());
          tell.accept(watching(name, theirs));
          if (!silentFor(key, found.etag(), theirs.terms(), patience)) {
            continue;
          }
        }
        if (right == Right.FIRST) {
          before = Optional.of(theirs.holder());
        }
      }
      var outcome = write(key, ours, over, before, patience);
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return last;
  }

  /** What we may do about another's lock. */
  private enum Right {
    NONE,
    /** It is late: whether anybody is there shows when it is watched. */
    WATCH,
    TAKE,
    /** In an emergency, although its holder is at work. */
    FIRST
  }

  private static Right right(
      LockText theirs, StateBucket.Seen.Found found, LockText ours, boolean emergency) {
    boolean left = theirs.state() == LockText.State.IN_FLIGHT;
    var limit = left ? Terms.IN_FLIGHT : theirs.terms().lease();
    boolean expired = found.age().filter(age -> age.compareTo(limit.plus(COARSE)) > 0).isPresent();
    // Of one state folder, whose own lock says that nobody else goes on with the operation; on
    // another machine somebody may still work on it, unless it was left.
    boolean same =
        theirs.holder().operation().equals(ours.holder().operation())
            && (left || theirs.place().equals(ours.place()));
    if (theirs.state() == LockText.State.FREE || same || expired || (left && emergency)) {
      return Right.TAKE;
    }
    if (emergency && !theirs.holder().roleChange()) {
      return Right.FIRST;
    }
    boolean onTime =
        found.age().filter(age -> age.compareTo(theirs.terms().late()) < 0).isPresent();
    return left || onTime ? Right.NONE : Right.WATCH;
  }

  private static String watching(String name, LockText theirs) {
    return name
        + " is locked by "
        + theirs.holder()
        + ", which is late in renewing it; watching for up to "
        + theirs.terms().watched().toSeconds()
        + " s whether it is still at work";
  }

  /** Watches a lock; true when two beats were missed, false as soon as it changes. */
  private boolean silentFor(String key, String etag, Terms terms, Duration patience) {
    long begun = owner.ticks().getAsLong();
    while (owner.ticks().getAsLong() - begun < terms.watched().toNanos()) {
      owner.pause().pause(GLANCE);
      if (bucket.get(key, patience) instanceof StateBucket.Seen.Found found
          && !found.etag().equals(etag)) {
        return false;
      }
    }
    return true;
  }

  /** Empty when somebody else was faster. */
  private Optional<Outcome> write(
      String key,
      LockText ours,
      Optional<String> over,
      Optional<Holder> before,
      Duration patience) {
    long sent = owner.ticks().getAsLong();
    var put = bucket.put(key, ours.write(), over, patience);
    if (put instanceof StateBucket.Put.Done done) {
      return Optional.of(got(key, ours, done.etag(), sent, before));
    }
    if (put instanceof StateBucket.Put.Conflict) {
      return Optional.empty();
    }
    // The answer may be lost and the lock ours all the same.
    if (bucket.get(key, patience) instanceof StateBucket.Seen.Found found
        && LockText.read(found.text()).owner().equals(ours.owner())) {
      return Optional.of(got(key, ours, found.etag(), sent, before));
    }
    return Optional.of(new Outcome.Silent(((StateBucket.Put.Silent) put).why()));
  }

  private Outcome got(String key, LockText ours, String etag, long sent, Optional<Holder> before) {
    return new Outcome.Got(new BucketHeld(bucket, key, ours, etag, sent, before, owner));
  }

  /** Who has it and is at work; empty when nobody has, or nobody can tell. */
  Optional<Holder> holder(String name, Duration patience) {
    if (!(bucket.get(key(name), patience) instanceof StateBucket.Seen.Found found)) {
      return Optional.empty();
    }
    var there = LockText.read(found.text());
    boolean late =
        found.age().filter(a -> a.compareTo(there.terms().lease().plus(COARSE)) > 0).isPresent();
    return there.state() == LockText.State.HELD && !late
        ? Optional.of(there.holder())
        : Optional.empty();
  }

  static String key(String name) {
    return "locks/" + name.replaceAll("[^A-Za-z0-9/-]", "+") + ".json";
  }
}
