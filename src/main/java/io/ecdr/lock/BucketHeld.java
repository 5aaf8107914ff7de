package io.ecdr.lock;

import io.ecdr.port.LockLost;
import io.ecdr.port.Locks.Holder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A lock of ours in one bucket, renewed by whoever calls {@link #beat}. Each renewal is a write on
 * the condition that nobody wrote since our last one, so it also tells whether the lock is ours.
 */
final class BucketHeld {

  private static final List<String> EMERGENCIES = List.of("failover", "detach", "evacuate");

  /** How old what we know may be right before a change. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** The same before a change that cannot be undone. */
  private static final Duration JUST_NOW = Duration.ofSeconds(1);

  private final StateBucket bucket;
  private final String key;
  private final LongSupplier ticks;
  private final Terms terms;
  private final Optional<Holder> before;

  private LockText text;
  private String etag;
  private long renewed;
  private long tried;
  private Optional<Long> unanswered = Optional.empty();
  private Optional<LockLost> lost = Optional.empty();
  private String trouble = "";
  private boolean inFlight;

  BucketHeld(
      StateBucket bucket,
      String key,
      LockText text,
      String etag,
      long sent,
      Optional<Holder> before,
      Owner owner) {
    this.bucket = bucket;
    this.key = key;
    this.ticks = owner.ticks();
    this.terms = owner.terms();
    this.before = before;
    this.text = text;
    this.etag = etag;
    this.renewed = sent;
    this.tried = sent;
  }

  Optional<Holder> before() {
    return before;
  }

  /** Renews it when it is time to. */
  synchronized void beat() {
    if (ticks.getAsLong() - tried >= pause().toNanos()) {
      renew();
    }
  }

  private Duration pause() {
    return tried == renewed ? terms.beat() : terms.beat().dividedBy(4);
  }

  /**
   * Whether it is still ours.
   *
   * @param needed what cannot be renewed any more is no lock; else only what another has taken
   * @throws LockLost when it is not
   */
  synchronized void check(boolean strict, boolean needed) {
    long now = ticks.getAsLong();
    boolean failedJustNow = tried != renewed && now - tried < pause().toNanos();
    if (now - renewed > (strict ? JUST_NOW : FRESH).toNanos() && !failedJustNow) {
      renew();
    }
    if (lost.isPresent()) {
      throw lost.get();
    }
    if (needed && ticks.getAsLong() - renewed > terms.trust().toNanos()) {
      throw new LockLost("its lock could not be renewed: " + trouble, Optional.empty());
    }
  }

  /** Who has it now instead of us. */
  synchronized Optional<Holder> lostTo() {
    return lost.flatMap(LockLost::to);
  }

  private void renew() {
    if (!write()) {
      write();
    }
  }

  /** One renewal; false when it is to be tried again, over an earlier write of ours. */
  private boolean write() {
    long now = ticks.getAsLong();
    if (lost.isPresent() || ranOut(now)) {
      return true;
    }
    tried = now;
    var next = text.next();
    var put = bucket.put(key, next.write(), Optional.of(etag), terms.patience());
    // Its age counts from before it was sent: we may have stood still until the answer came.
    if (put instanceof StateBucket.Put.Done done) {
      renewed(next, done.etag(), now);
    } else if (put instanceof StateBucket.Put.Silent silent) {
      text = next;
      trouble = silent.why();
      if (unanswered.isEmpty()) {
        unanswered = Optional.of(now);
      }
    } else {
      return !look();
    }
    return true;
  }

  /** Nobody renewed it for the whole lease: we stood still, and others may have gone on. */
  private boolean ranOut(long now) {
    if (now - tried <= terms.lease().toNanos()) {
      return false;
    }
    lost =
        Optional.of(
            new LockLost(
                "this process stood still until its lock had run out, and others may work on it"
                    + " now",
                Optional.empty()));
    return true;
  }

  private void renewed(LockText now, String tag, long at) {
    text = now;
    etag = tag;
    renewed = at;
    tried = at;
    unanswered = Optional.empty();
  }

  /**
   * Another text is there than our last: another's, or an earlier write of ours whose answer was
   * lost. True when it was ours.
   */
  private boolean look() {
    var seen = bucket.get(key, terms.patience());
    if (seen instanceof StateBucket.Seen.Silent silent) {
      trouble = silent.why();
      return false;
    }
    if (seen instanceof StateBucket.Seen.Found found) {
      var there = LockText.read(found.text());
      if (there.owner().equals(text.owner()) && unanswered.isPresent()) {
        etag = found.etag();
        renewed = unanswered.get();
        unanswered = Optional.empty();
        return true;
      }
      if (there.state() != LockText.State.FREE) {
        lost = Optional.of(lostTo(there.holder()));
        return false;
      }
    }
    lost = Optional.of(new LockLost("its lock was taken and given back since", Optional.empty()));
    return false;
  }

  private static LockLost lostTo(Holder holder) {
    return EMERGENCIES.contains(holder.verb())
        ? new LockLost(holder)
        : new LockLost("its lock was taken over by " + holder, Optional.of(holder));
  }

  /** From now on closing it leaves it as in flight. */
  synchronized void leaveInFlight() {
    inFlight = true;
  }

  /** Gives it back, or leaves it in flight; what does not succeed expires. */
  synchronized void close(Duration patience) {
    if (lost.isPresent()) {
      return;
    }
    var last = text.in(inFlight ? LockText.State.IN_FLIGHT : LockText.State.FREE);
    var put = bucket.put(key, last.write(), Optional.of(etag), patience);
    if (put instanceof StateBucket.Put.Conflict
        && unanswered.isPresent()
        && bucket.get(key, patience) instanceof StateBucket.Seen.Found found
        && LockText.read(found.text()).owner().equals(text.owner())) {
      bucket.put(key, last.write(), Optional.of(found.etag()), patience);
    }
    lost = Optional.of(new LockLost("it was given back", Optional.empty()));
  }
}
