package io.ecdr.rdb;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads an RDB file in one pass and tells a visitor each key. Values are passed over, every byte is
 * summed, and memory does not grow with the file. The format is that of the servers' own sources
 * (Redis up to 7.4, Valkey up to 9.0); what came later is named and refused.
 */
public final class RdbReader {

  private static final int SLOT_IMPORT = 0xF3;
  private static final int SLOT_INFO = 0xF4;
  private static final int FUNCTION = 0xF5;
  private static final int FUNCTION_BEFORE_RELEASE = 0xF6;
  private static final int MODULE_AUX = 0xF7;
  private static final int IDLE = 0xF8;
  private static final int FREQUENCY = 0xF9;
  private static final int NOTE = 0xFA;
  private static final int SIZES = 0xFB;
  private static final int EXPIRES_MILLIS = 0xFC;
  private static final int EXPIRES_SECONDS = 0xFD;
  private static final int DATABASE = 0xFE;
  private static final int END = 0xFF;

  private final Bytes bytes;
  private final Elements elements;
  private final Skipper skipper;
  private final KeyText text = new KeyText();
  private final KeyText second = new KeyText();
  private final RdbEntry entry = new RdbEntry(text);
  private final RdbVisitor visitor;

  private RdbVersion version = new RdbVersion(RdbVersion.Line.REDIS, 1);
  private long keys;
  private long entryFrom = -1;

  private RdbReader(InputStream in, RdbVisitor visitor) {
    this.bytes = new Bytes(in);
    this.elements = new Elements(bytes);
    this.skipper = new Skipper(elements);
    this.visitor = visitor;
  }

  /**
   * Reads one file to its end. The stream is not closed, and nothing may follow the file in it.
   *
   * @throws RdbDamage where it is no whole RDB file of a known version, with the byte
   * @throws IOException where the stream cannot be read; that says nothing of the file
   */
  public static RdbFile read(InputStream in, RdbVisitor visitor) throws IOException, RdbDamage {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(visitor, "visitor");
    return new RdbReader(in, visitor).read();
  }

  private RdbFile read() throws IOException, RdbDamage {
    header();
    try {
      return entries();
    } catch (RdbDamage damage) {
      throw damage.kind() == RdbDamage.Kind.UNKNOWN ? changed(damage) : damage;
    }
  }

  /**
   * Bytes that make no sense to this version may be another's, or may have been changed: then the
   * file's own checksum does not fit any more.
   */
  private RdbDamage changed(RdbDamage unknown) throws IOException, RdbDamage {
    if (!version.checksummed() || !bytes.toLast(Long.BYTES)) {
      return unknown;
    }
    long sum = bytes.sum();
    long told = bytes.littleLong();
    return told == 0 || told == sum
        ? unknown
        : new RdbDamage(
            RdbDamage.Kind.CHECKSUM,
            unknown.offset(),
            String.format(
                "%s, and bytes were changed: the file's checksum is %016x, its bytes give %016x",
                unknown.what(), told, sum));
  }

  private RdbFile entries() throws IOException, RdbDamage {
    while (true) {
      long from = bytes.offset();
      int code = bytes.one();
      if (entryFrom < 0) {
        entryFrom = from;
      }
      if (code == END) {
        return end(from);
      }
      if (!aside(code, from)) {
        key(code, from);
      }
    }
  }

  private void header() throws IOException, RdbDamage {
    var header = new byte[RdbVersion.HEADER];
    bytes.copy(header, header.length);
    Optional<RdbVersion> told = RdbVersion.of(header);
    if (told.isEmpty()) {
      throw Elements.corrupt(0, "it does not begin like an RDB file");
    }
    version = told.get();
    if (!version.known()) {
      throw new RdbDamage(
          RdbDamage.Kind.UNKNOWN, 0, version + " is newer than this version of ecdr knows");
    }
  }

  /** Reads what stands between keys; false where the code is a key's type. */
  private boolean aside(int code, long from) throws IOException, RdbDamage {
    switch (code) {
      case EXPIRES_MILLIS -> entry.expiring(bytes.littleLong());
      case EXPIRES_SECONDS -> entry.expiring(bytes.littleInt(4) * 1000L);
      case IDLE -> elements.number();
      case FREQUENCY -> bytes.skip(1);
      default -> {
        return between(code, from);
      }
    }
    return true;
  }

  private boolean between(int code, long from) throws IOException, RdbDamage {
    switch (code) {
      case DATABASE -> entry.in(elements.count());
      case SIZES -> numbers(2);
      case NOTE -> note();
      case FUNCTION -> {
        elements.skipString();
        visitor.function();
      }
      case MODULE_AUX -> skipper.moduleAux();
      case SLOT_INFO -> numbers(3);
      case SLOT_IMPORT -> slotImport(from);
      case FUNCTION_BEFORE_RELEASE ->
          throw unknown(from, "a function in the form of before Redis 7.0 was released");
      default -> {
        return false;
      }
    }
    if (entry.expires()) {
      throw Elements.corrupt(from, "an expiry that no key follows");
    }
    entryFrom = -1;
    return true;
  }

  private void key(int code, long from) throws IOException, RdbDamage {
    Optional<Encoding> encoding = Encoding.of(code, version);
    if (encoding.isEmpty()) {
      throw code > 0x60
          ? unknown(from, "an unknown opcode " + Elements.hex(code))
          : unknown(from, "a key of an unknown type (" + code + ")");
    }
    elements.read(text);
    boolean values = visitor.wantsValues();
    long before = values ? bytes.sum() : 0;
    long valueFrom = bytes.offset();
    skipper.value(encoding.get());
    if (values) {
      entry.valued(new RdbValue(code, before, bytes.sum(), bytes.offset() - valueFrom));
    }
    entry.found(encoding.get(), entryFrom, bytes.offset() - entryFrom);
    keys++;
    visitor.key(entry);
    entry.staying();
    entryFrom = -1;
  }

  private void note() throws IOException, RdbDamage {
    elements.read(text);
    elements.read(second);
    visitor.note(text.utf8(), second.utf8());
  }

  /** Slots that were on their way to this shard: Valkey 9.0's, a name and pairs of slots. */
  private void slotImport(long from) throws IOException, RdbDamage {
    if (!version.valkeyTypes()) {
      throw unknown(from, "an unknown opcode " + Elements.hex(SLOT_IMPORT));
    }
    elements.skipString();
    long ranges = elements.count();
    for (long i = 0; i < ranges; i++) {
      numbers(2);
    }
  }

  private void numbers(int count) throws IOException, RdbDamage {
    for (int i = 0; i < count; i++) {
      elements.number();
    }
  }

  private RdbFile end(long from) throws IOException, RdbDamage {
    if (entry.expires()) {
      throw Elements.corrupt(from, "an expiry that no key follows");
    }
    var checksum = checksum();
    long size = bytes.offset();
    if (bytes.oneOrEnd() >= 0) {
      throw Elements.corrupt(size, "the file goes on after its end");
    }
    return new RdbFile(version, size, keys, checksum);
  }

  private RdbFile.Checksum checksum() throws IOException, RdbDamage {
    if (!version.checksummed()) {
      return RdbFile.Checksum.NONE;
    }
    long sum = bytes.sum();
    long at = bytes.offset();
    long told = bytes.littleLong();
    if (told == 0) {
      return RdbFile.Checksum.NOT_WRITTEN;
    }
    if (told != sum) {
      throw new RdbDamage(
          RdbDamage.Kind.CHECKSUM,
          at,
          String.format("its checksum is %016x, its bytes give %016x", told, sum));
    }
    return RdbFile.Checksum.RIGHT;
  }

  private static RdbDamage unknown(long from, String what) {
    return new RdbDamage(RdbDamage.Kind.UNKNOWN, from, what);
  }
}
