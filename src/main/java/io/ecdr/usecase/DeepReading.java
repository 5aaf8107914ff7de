package io.ecdr.usecase;

import io.ecdr.model.Fault;
import io.ecdr.model.FileFinding;
import io.ecdr.model.Slots;
import io.ecdr.plan.Completion;
import io.ecdr.port.FileReads;
import io.ecdr.port.FileReads.End;
import io.ecdr.port.ObjectStreams;
import io.ecdr.rdb.Census;
import io.ecdr.rdb.Contents;
import io.ecdr.rdb.RdbDamage;
import io.ecdr.rdb.RdbFile;
import io.ecdr.rdb.RdbReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One file of a backup, read once from front to back: every entry is parsed, every key must hash
 * into its shard's slots, the file's own CRC-64 and S3's checksum are reckoned anew.
 */
final class DeepReading {

  /** When it is counted how much has run out. */
  private static final List<Duration> AHEAD =
      List.of(
          Duration.ZERO,
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30));

  private final FileReads.Order order;
  private final String key;
  private final Instant now;
  private final Optional<StoreSum> sum;
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private volatile long bytes;
  private volatile boolean abandoned;

  DeepReading(FileReads.Order order, Instant now) {
    this.order = order;
    this.key = order.get().parameters().text("Key").orElse("");
    this.now = now;
    this.sum = order.checksum().flatMap(StoreSum::of);
  }

  long bytes() {
    return bytes;
  }

  void abandon() {
    abandoned = true;
  }

  End read(ObjectStreams objects) {
    var census = new Census(now, AHEAD, 0);
    census.shard(order.shard(), slots());
    Optional<RdbFile> file = Optional.empty();
    try (var in = new Watched(objects.open(order.get()))) {
      try {
        file = Optional.of(RdbReader.read(in, census));
      } catch (RdbDamage damage) {
        damaged(damage);
        in.rest();
      }
    } catch (ObjectStreams.Unreadable e) {
      return new FileReads.Unread(e.completion());
    } catch (IOException e) {
      return new FileReads.Unread(new Completion.Lost(String.valueOf(e.getMessage())));
    }
    judge(file, census.contents());
    return new FileReads.Found(finding(file, census.contents()));
  }

  private Optional<BitSet> slots() {
    try {
      return order.slots().isBlank() ? Optional.empty() : Optional.of(Slots.set(order.slots()));
    } catch (IllegalArgumentException e) {
      faults.add(
          Fault.of(key, "the manifest gives it slots that make no sense: " + e.getMessage()));
      return Optional.empty();
    }
  }

  /** What this version does not know is not called bad; that it was changed may still show. */
  private void damaged(RdbDamage damage) {
    if (damage.kind() == RdbDamage.Kind.UNKNOWN) {
      unknown.add(key + ": " + damage.getMessage());
    } else {
      var words = damage.getMessage().replaceFirst(", at byte \\d+$", "");
      faults.add(Fault.at(key, damage.offset(), words));
    }
  }

  private void judge(Optional<RdbFile> file, Contents contents) {
    if (bytes != order.bytes()) {
      faults.add(
          Fault.at(
              key,
              Math.min(bytes, order.bytes()),
              "it has " + bytes + " bytes, the manifest says " + order.bytes()));
    }
    sum.flatMap(StoreSum::fault).ifPresent(words -> faults.add(Fault.of(key, words)));
    if (file.isPresent() && file.get().checksum() != RdbFile.Checksum.RIGHT) {
      unknown.add(
          key
              + " carries no checksum of its own, so whether it is as the engine wrote it is unknown");
    }
    if (contents.unplaced() > 0) {
      unknown.add(
          key + ": " + contents.unplaced() + " keys have names too long to place in a slot");
    }
    strays(contents.strays());
  }

  private void strays(Contents.Strays strays) {
    if (strays.keys() > 0) {
      var first = strays.first().get(0);
      faults.add(
          Fault.at(
              key,
              first.offset(),
              strays.keys()
                  + " keys hash into slots that shard "
                  + order.shard()
                  + " does not have ("
                  + order.slots()
                  + "), the first into "
                  + first.slot()));
    }
  }

  private FileFinding finding(Optional<RdbFile> file, Contents contents) {
    return new FileFinding(
        order.shard(),
        key,
        bytes,
        contents.total().keys(),
        contents.total().expiring(),
        contents.expired().stream()
            .map(gone -> new FileFinding.Gone(gone.at(), gone.keys()))
            .toList(),
        file.map(f -> new TreeSet<>(contents.databases().keySet())),
        file.map(f -> f.version().toString()).orElse(""),
        faults,
        unknown);
  }

  /** Counts and sums what passes, and ends when nobody waits any longer. */
  private final class Watched extends FilterInputStream {

    private static final int REST = 1 << 16;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (abandoned) {
        throw new IOException("nobody waits any longer");
      }
      int read = super.read(into, from, length);
      if (read > 0) {
        bytes += read;
        sum.ifPresent(s -> s.take(into, from, read));
      }
      return read;
    }

    /** What stands behind a damage counts and is summed as well. */
    void rest() throws IOException {
      var buffer = new byte[REST];
      int read = 0;
      while (read >= 0) {
        read = read(buffer, 0, buffer.length);
      }
    }
  }
}
