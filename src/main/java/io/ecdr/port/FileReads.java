package io.ecdr.port;

import io.ecdr.model.FileFinding;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads files of backups to their ends and tells what is in them. Never blocks: whoever does not
 * want to wait any longer abandons the reading.
 */
@FunctionalInterface
public interface FileReads {

  /**
   * What to read.
   *
   * @param get the {@code GetObject} that reads it, without a range
   * @param shard the shard's id
   * @param slots the slots whose keys belong there; empty where every key does
   * @param bytes the size that it should have
   * @param checksum S3's own over the whole object, such as {@code CRC64NVME:…}, as the manifest
   *     has it
   */
  record Order(Call get, String shard, String slots, long bytes, Optional<String> checksum) {
    public Order {
      Objects.requireNonNull(get, "get");
      Objects.requireNonNull(shard, "shard");
      Objects.requireNonNull(slots, "slots");
      Objects.requireNonNull(checksum, "checksum");
    }
  }

  /** One reading while it goes on. */
  interface Reading {

    /** How many bytes were read so far. */
    long bytes();

    /** What came of it; empty while it goes on. */
    Optional<End> end();

    /** Nobody waits any longer: lets go of its connection. */
    void abandon();
  }

  /** How a reading ended. */
  sealed interface End {}

  /** It was read, to its end or to its damage. */
  record Found(FileFinding finding) implements End {}

  /** It cannot be read, which says nothing of what is in it. */
  record Unread(Completion completion) implements End {}

  /** Begins to read, at once or when its turn comes. */
  Reading begin(Order order);

  /** Where nothing can be read at all. */
  static FileReads none() {
    return order ->
        new Reading() {
          @Override
          public long bytes() {
            return 0;
          }

          @Override
          public Optional<End> end() {
            return Optional.of(new Unread(new Completion.Unreachable("no file can be read here")));
          }

          @Override
          public void abandon() {
            // Nothing was begun.
          }
        };
  }
}
