package io.ecdr.usecase;

import io.ecdr.port.KeyReads;
import io.ecdr.port.KeyReads.Wanted;
import io.ecdr.rdb.KeyName;
import io.ecdr.rdb.RdbEntry;
import io.ecdr.rdb.RdbValue;
import io.ecdr.rdb.RdbVisitor;
import io.ecdr.usecase.CompareReport.Counts;
import io.ecdr.usecase.CompareReport.One;
import io.ecdr.usecase.CompareReport.What;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks each key of files up in an engine, some at a time, and counts what is not the same. */
final class KeyDifference implements RdbVisitor {

  private static final int AT_ONCE = 200;

  /** Larger values are not fetched; whether they are there is. */
  private static final long LARGEST = 1 << 20;

  private static final long AT_ONCE_BYTES = 8 << 20;

  /** Ends the reading of a file. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient KeyReads.Unreachable why;

    Stopped(KeyReads.Unreachable why) {
      super(why);
      this.why = why;
    }

    KeyReads.Unreachable why() {
      return why;
    }
  }

  private record Pending(One one, Wanted wanted, RdbValue value) {}

  private final KeyReads.Session session;
  private final InstantSource clock;
  private final int most;
  private final Consumer<One> each;
  private final List<Pending> pending = new ArrayList<>();
  private final List<One> sample = new ArrayList<>();
  private long pendingBytes;
  private long keys;
  private long expired;
  private long onlyOld;
  private long different;
  private long unsure;
  private long large;
  private long unnamed;

  KeyDifference(KeyReads.Session session, InstantSource clock, int most, Consumer<One> each) {
    this.session = session;
    this.clock = clock;
    this.most = most;
    this.each = each;
  }

  @Override
  public boolean wantsValues() {
    return true;
  }

  @Override
  public void key(RdbEntry entry) {
    if (entry.expires() && entry.expiresAtMillis() <= clock.millis()) {
      expired++;
      return;
    }
    var name = entry.key();
    if (name.isEmpty()) {
      unnamed++;
      return;
    }
    boolean whole = entry.bytes() <= LARGEST;
    pending.add(
        new Pending(
            new One(
                What.ONLY_OLD,
                new KeyName(name.get()),
                name.get(),
                entry.database(),
                entry.type(),
                entry.bytes(),
                entry.expiresAt()),
            new Wanted(entry.database(), name.get(), entry.slot().orElse(0), whole),
            entry.value()));
    pendingBytes += entry.bytes();
    if (pending.size() >= AT_ONCE || pendingBytes >= AT_ONCE_BYTES) {
      flush();
    }
  }

  /** Looks up what was collected. */
  void flush() {
    if (pending.isEmpty()) {
      return;
    }
    try {
      var found = session.look(pending.stream().map(Pending::wanted).toList());
      for (int i = 0; i < found.size(); i++) {
        judge(pending.get(i), found.get(i));
      }
    } catch (KeyReads.Unreachable e) {
      throw new Stopped(e);
    }
    pending.clear();
    pendingBytes = 0;
  }

  private void judge(Pending old, KeyReads.Found found) {
    // It may have run out since it was read, and is then rightly gone on the other side.
    if (old.one().expires().filter(at -> at.toEpochMilli() <= clock.millis()).isPresent()) {
      expired++;
      return;
    }
    keys++;
    var what = what(old, found);
    if (what.isEmpty()) {
      return;
    }
    switch (what.get()) {
      case ONLY_OLD -> onlyOld++;
      case DIFFERENT -> different++;
      case UNSURE -> unsure++;
    }
    var it = old.one();
    var one =
        new One(
            what.get(), it.name(), it.raw(), it.database(), it.type(), it.bytes(), it.expires());
    if (sample.size() < most) {
      sample.add(one);
    }
    each.accept(one);
  }

  private Optional<What> what(Pending old, KeyReads.Found found) {
    if (!found.there()) {
      return Optional.of(What.ONLY_OLD);
    }
    if (found.dump().isEmpty()) {
      large++;
      return Optional.empty();
    }
    return switch (old.value().compare(found.dump().get())) {
      case SAME -> Optional.empty();
      case DIFFERENT -> Optional.of(What.DIFFERENT);
      case UNSURE -> Optional.of(What.UNSURE);
    };
  }

  /** What was counted, without where it was read. */
  Counts counted() {
    return new Counts(keys, expired, onlyOld, different, unsure, large, unnamed, sample);
  }
}
