package io.ecdr.execute;

import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import java.util.List;
import java.util.Optional;

/**
 * Ends uploads in parts that nobody will finish. Parts that arrive meanwhile may bring one back, so
 * it looks again until there is none (source: {@code S3API:AbortMultipartUpload}).
 */
final class OpenUploads {

  private static final int MOST_ROUNDS = 8;

  private final Bucket bucket;

  OpenUploads(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Ends all whose keys begin so, which must be all ours.
   *
   * @return what is to be waited for, or in the way; empty when there is surely none
   */
  Optional<Turn> end(String prefix) {
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      var list = bucket.onBucket("ListMultipartUploads", Value.fields("Prefix", prefix));
      var answer = bucket.dialogue().ask("uploads#" + round, list);
      if (answer.isEmpty()) {
        return Optional.of(new Turn.Ask("looking for uploads in parts"));
      }
      if (!(answer.get() instanceof Completion.Answered answered)) {
        return Optional.of(Bucket.stop(list, answer.get()));
      }
      var begun =
          answered.body().list("Uploads").stream()
              .filter(u -> u.text("Key").orElse("").startsWith(prefix))
              .toList();
      if (begun.isEmpty()) {
        return Optional.empty();
      }
      var trouble = abort(begun, round);
      if (trouble.isPresent()) {
        return trouble;
      }
    }
    return Optional.of(RemoveObjects.givenUp("uploads in parts", bucket));
  }

  private Optional<Turn> abort(List<Value.Fields> begun, int round) {
    for (var upload : begun) {
      var key = upload.text("Key").orElse("");
      var id = upload.text("UploadId").orElse("");
      var call = bucket.call("AbortMultipartUpload", key, Value.fields("UploadId", id));
      var answer = bucket.dialogue().ask("abort/" + key + "/" + id + "#" + round, call);
      if (answer.isPresent() && RemoveObjects.refused(answer.get())) {
        return Optional.of(Bucket.stop(call, answer.get()));
      }
    }
    return bucket.dialogue().open().isEmpty()
        ? Optional.empty()
        : Optional.of(new Turn.Ask("ending uploads in parts"));
  }
}
