package io.ecdr.execute;

import io.ecdr.model.Value;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lies in a bucket below a prefix, read page by page. */
final class Listed {

  private final SortedMap<String, Long> sizes = new TreeMap<>();
  private final Optional<Turn> turn;

  /**
   * @param question begins the keys of its questions: another one is another look
   */
  Listed(Bucket bucket, String prefix, String question) {
    turn = read(bucket, prefix, question);
  }

  /** What is to be waited for, or in the way; empty when all is read. */
  Optional<Turn> turn() {
    return turn;
  }

  /** Bytes by key. */
  SortedMap<String, Long> sizes() {
    return sizes;
  }

  private Optional<Turn> read(Bucket bucket, String prefix, String question) {
    var end =
        ObjectPages.read(
            bucket.dialogue(),
            question + "#",
            token ->
                bucket.onBucket(
                    "ListObjectsV2",
                    Value.fields("Prefix", prefix).with("ContinuationToken", token)),
            object ->
                object
                    .text("Key")
                    .ifPresent(key -> sizes.put(key, object.number("Size").orElse(0L))));
    if (end instanceof ObjectPages.End.Failed failed) {
      return Optional.of(Bucket.stop(failed.call(), failed.completion()));
    }
    return end instanceof ObjectPages.End.Asking
        ? Optional.of(new Turn.Ask("looking for files"))
        : Optional.empty();
  }
}
