package io.ecdr.cli;

import io.ecdr.render.Words;
import io.ecdr.usecase.ReadProgress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How far the reading of files has come: on a terminal one line that is rewritten, elsewhere a line
 * now and then. Nothing is said of what is read within a second.
 */
final class ReadingProgress implements ReadProgress {

  private static final Duration LIVE = Duration.ofMillis(250);
  private static final Duration PLAIN = Duration.ofSeconds(15);
  private static final long LOOK_EVERY = 1 << 20;

  private final PrintWriter err;
  private final boolean live;
  private final InstantSource clock;
  private final Instant begun;
  private Instant told;
  private int files;
  private int file;
  private long bytes;
  private long read;
  private long looked;
  private boolean drawn;

  ReadingProgress(Console console) {
    this.err = console.err();
    this.live = console.errIsTerminal();
    this.clock = console.clock();
    this.begun = clock.instant();
    this.told = begun.plusSeconds(1);
  }

  @Override
  public void total(int files, long bytes) {
    this.files = files;
    this.bytes = bytes;
  }

  @Override
  public InputStream follow(String name, InputStream in) {
    file++;
    return new Followed(in);
  }

  /** Wipes what is left on the terminal. */
  void end() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private void tell() {
    var now = clock.instant();
    if (Duration.between(told, now).compareTo(live ? LIVE : PLAIN) < 0) {
      return;
    }
    told = now;
    if (live) {
      err.print("\r\u001b[K" + line(now));
      err.flush();
      drawn = true;
    } else {
      err.println(line(now));
      err.flush();
    }
  }

  private String line(Instant now) {
    double seconds = Math.max(0.001, Duration.between(begun, now).toMillis() / 1000.0);
    long each = (long) (read / seconds);
    return "file "
        + file
        + " of "
        + files
        + ", "
        + Words.bytes(read)
        + (bytes > 0 ? " of " + Words.bytes(bytes) : "")
        + ", "
        + Words.bytes(each)
        + "/s"
        + (bytes > read && each > 0
            ? ", " + Words.of(Duration.ofSeconds((bytes - read) / each)) + " left"
            : "");
  }

  private final class Followed extends FilterInputStream {

    Followed(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int got = in.read(into, from, length);
      if (got > 0) {
        read += got;
        if (read - looked >= LOOK_EVERY) {
          looked = read;
          tell();
        }
      }
      return got;
    }
  }
}
