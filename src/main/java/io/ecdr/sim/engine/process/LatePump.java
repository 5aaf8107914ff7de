package io.ecdr.sim.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * Passes a primary's stream on to one replica, each byte as late as it is told. Only a replica that
 * has its first copy is made to wait: it would give the handshake up after some seconds. What is
 * waiting when the link breaks is lost. One thread reads, one writes, one watches the replica.
 */
final class LatePump {

  /** What a replica says once a second when it has its first copy (REPLCONF ACK). */
  private static final String ACK = "ACK";

  private static final int IDLE_MILLIS = 10_000;
  private static final int LOOK_AGAIN_MILLIS = 50;
  private static final int PIECE = 1 << 16;
  private static final int MOST_WAITING = 64 << 20;

  private record Piece(Instant arrived, byte[] bytes) {}

  private final Deque<Piece> waiting = new ArrayDeque<>();
  private long bytes;
  private Duration delay;
  private final BooleanSupplier silent;
  private final InstantSource clock;
  private boolean copied;
  private boolean finished;
  private boolean over;

  /**
   * Makes one.
   *
   * @param silent whether the primary is frozen; then nothing that is late goes on its way
   */
  LatePump(Duration delay, BooleanSupplier silent, InstantSource clock) {
    this.delay = delay;
    this.silent = silent;
    this.clock = clock;
  }

  synchronized void delay(Duration each) {
    delay = each;
    notifyAll();
  }

  /** How long the oldest piece has been waiting; zero when none is. */
  synchronized Duration oldest() {
    return waiting.isEmpty()
        ? Duration.ZERO
        : Duration.between(waiting.peek().arrived(), clock.instant());
  }

  /** The link is broken. */
  synchronized void end() {
    over = true;
    waiting.clear();
    notifyAll();
  }

  /** Takes what the primary sends until it ends. */
  void readAll(InputStream from) throws IOException {
    byte[] piece = new byte[PIECE];
    try {
      for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
        add(Arrays.copyOf(piece, n));
      }
    } finally {
      finish();
    }
  }

  /** What is not made late still gets there. */
  private synchronized void finish() {
    finished = true;
    over |= !delay.isZero();
    notifyAll();
  }

  private synchronized void add(byte[] piece) {
    while (bytes > MOST_WAITING && !over) {
      pause(LOOK_AGAIN_MILLIS);
    }
    bytes += piece.length;
    waiting.add(new Piece(clock.instant(), piece));
    notifyAll();
  }

  /** Hands it to the replica until the link is broken. */
  void writeAll(OutputStream to) throws IOException {
    try {
      for (byte[] piece = next(); piece.length > 0; piece = next()) {
        to.write(piece);
      }
    } finally {
      end();
    }
  }

  /** The next piece when it is due; empty at the end. */
  private synchronized byte[] next() {
    while (!over) {
      long left = left();
      if (waiting.isEmpty() && finished) {
        over = true;
      } else if (left <= 0) {
        byte[] piece = waiting.poll().bytes();
        bytes -= piece.length;
        notifyAll();
        return piece;
      } else {
        pause(left);
      }
    }
    return new byte[0];
  }

  /** Milliseconds until there may be something to do, at least a look. */
  private long left() {
    if (waiting.isEmpty()) {
      return IDLE_MILLIS;
    }
    if (!copied || delay.isZero()) {
      return 0;
    }
    if (silent.getAsBoolean()) {
      return LOOK_AGAIN_MILLIS;
    }
    var left = delay.minus(oldest());
    return left.isNegative() || left.isZero() ? 0 : left.toMillis() + 1;
  }

  private void pause(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      over = true;
    }
  }

  /** Passes on what the replica says. */
  void watch(InputStream from, OutputStream to) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
      if (new String(piece, 0, n, StandardCharsets.ISO_8859_1).contains(ACK)) {
        synchronized (this) {
          copied = true;
        }
      }
      to.write(piece, 0, n);
    }
  }
}
