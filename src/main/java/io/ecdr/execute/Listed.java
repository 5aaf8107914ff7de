package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
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
    Optional<String> token = Optional.empty();
    for (int page = 1; ; page++) {
      var call =
          bucket.onBucket(
              "ListObjectsV2", Value.fields("Prefix", prefix).with("ContinuationToken", token));
      var answer = bucket.dialogue().ask(question + "#" + page, call);
      if (answer.isEmpty()) {
        return Optional.of(new Turn.Ask("looking for files"));
      }
      if (!(answer.get() instanceof Completion.Answered answered)) {
        return Optional.of(Bucket.stop(call, answer.get()));
      }
      for (var object : answered.body().list("Contents")) {
        sizes.put(object.text("Key").orElse(""), object.number("Size").orElse(0L));
      }
      token = answered.body().text("NextContinuationToken");
      if (!answered.body().flag("IsTruncated").orElse(false) || token.isEmpty()) {
        return Optional.empty();
      }
    }
  }
}
