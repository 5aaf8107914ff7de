package io.ecdr.usecase;

import io.ecdr.model.Slots;
import io.ecdr.rdb.Census;
import io.ecdr.rdb.RdbDamage;
import io.ecdr.rdb.RdbEntry;
import io.ecdr.rdb.RdbFile;
import io.ecdr.rdb.RdbReader;
import io.ecdr.rdb.RdbVisitor;
import io.ecdr.usecase.BackupInspectReport.Damage;
import io.ecdr.usecase.BackupInspectReport.FileRead;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads files one after another and counts what they hold. */
final class Inspection {

  /** Opens a file. */
  @FunctionalInterface
  interface Opened {
    InputStream open() throws IOException;
  }

  /**
   * A file to read.
   *
   * @param slots as in {@link FileRead#slots}
   * @param bytes the size that it should have, where that is known
   */
  record Source(String name, String slots, OptionalLong bytes, Opened opened) {}

  private final Census census;
  private final ReadProgress progress;

  Inspection(Census census, ReadProgress progress) {
    this.census = census;
    this.progress = progress;
  }

  /**
   * Reads one file to its end or to its damage.
   *
   * @throws IOException when it cannot be read, which says nothing of what is in it
   */
  FileRead read(Source source) throws IOException {
    var owned = source.slots().isBlank() ? Optional.<String>empty() : Optional.of(source.slots());
    census.shard(source.name(), owned.map(Slots::set));
    var counting = new Counting();
    try (var in = progress.follow(source.name(), source.opened().open())) {
      var file = RdbReader.read(in, counting);
      return source.bytes().isPresent() && source.bytes().getAsLong() != file.bytes()
          ? resized(source, file)
          : new FileRead(
              source.name(), source.slots(), file.keys(), Optional.of(file), Optional.empty());
    } catch (RdbDamage damage) {
      return new FileRead(
          source.name(),
          source.slots(),
          counting.keys,
          Optional.empty(),
          Optional.of(new Damage(damage.kind(), damage.offset(), damage.getMessage())));
    }
  }

  private static FileRead resized(Source source, RdbFile file) {
    var words = "it has " + file.bytes() + " bytes, it should have " + source.bytes().getAsLong();
    return new FileRead(
        source.name(),
        source.slots(),
        file.keys(),
        Optional.empty(),
        Optional.of(new Damage(RdbDamage.Kind.CORRUPT, file.bytes(), words)));
  }

  /** Passes everything on and knows how many keys there were, should the file end badly. */
  private final class Counting implements RdbVisitor {
    private long keys;

    @Override
    public void note(String name, String value) {
      census.note(name, value);
    }

    @Override
    public void function() {
      census.function();
    }

    @Override
    public void key(RdbEntry entry) {
      keys++;
      census.key(entry);
    }
  }
}
