package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code remove-objects {Bucket, Region, Owner?, Prefix, Keys, ManifestKey?, NotBefore}}: deletes
 * exactly those keys, looks again, and tells what else lies there in the fact {@code Left}. With a
 * manifest's key it first makes sure that there is none, since files with a manifest are a backup,
 * and ends the uploads in parts below the prefix.
 */
final class RemoveObjects implements Work {

  private static final int MOST_ROUNDS = 8;

  @Override
  public String kind() {
    return "remove-objects";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    var rest = Duration.between(dialogue.now(), Instant.parse(text(parameters, "NotBefore")));
    if (!rest.isNegative() && !rest.isZero() && dialogue.heard("settled").isEmpty()) {
      return new Turn.Pause("settled", rest, "a call that was sent may still write");
    }
    var bucket = Bucket.of(parameters, dialogue);
    var first =
        parameters
            .text("ManifestKey")
            .flatMap(
                key ->
                    manifest(bucket, key)
                        .or(() -> new OpenUploads(bucket).end(text(parameters, "Prefix"))));
    return first.orElseGet(() -> objects(bucket, parameters));
  }

  private static String text(Value.Fields parameters, String name) {
    return parameters.text(name).orElse("");
  }

  /** What is in the way; empty when there surely is no manifest. */
  private static Optional<Turn> manifest(Bucket bucket, String key) {
    var head = bucket.head(key);
    var answer = bucket.dialogue().ask("manifest", head);
    if (answer.isEmpty()) {
      return Optional.of(new Turn.Ask("looking for a manifest"));
    }
    if (Bucket.notFound(answer.get())) {
      return Optional.empty();
    }
    return Optional.of(
        answer.get() instanceof Completion.Answered
            ? new Turn.Stop(
                ExitCode.INCOMPLETE,
                "the backup has its manifest, s3://"
                    + bucket.name()
                    + "/"
                    + key
                    + ", so it is kept",
                "nothing of it was deleted; go on with the backup itself")
            : Bucket.stop(head, answer.get()));
  }

  /** A lost answer is no refusal: the next look tells. */
  static boolean refused(Completion completion) {
    return !(completion instanceof Completion.Answered)
        && !(completion instanceof Completion.Lost)
        && !Bucket.notFound(completion);
  }

  private static Turn objects(Bucket bucket, Value.Fields parameters) {
    var ours = new TreeSet<>(parameters.texts("Keys"));
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      var listed = new Listed(bucket, text(parameters, "Prefix"), "objects#" + round);
      if (listed.turn().isPresent()) {
        return listed.turn().get();
      }
      var there = List.copyOf(listed.sizes().keySet());
      var wanted = there.stream().filter(ours::contains).toList();
      if (wanted.isEmpty()) {
        return done(bucket, there);
      }
      for (var key : wanted) {
        var call = bucket.call("DeleteObject", key, Value.Fields.NONE);
        var answer = bucket.dialogue().ask("delete/" + key + "#" + round, call);
        if (answer.isPresent() && refused(answer.get())) {
          return Bucket.stop(call, answer.get());
        }
      }
      if (!bucket.dialogue().open().isEmpty()) {
        return new Turn.Ask("deleting " + wanted.size() + " files");
      }
    }
    return givenUp("files", bucket);
  }

  private static Turn done(Bucket bucket, List<String> others) {
    return new Turn.Done(
        Value.Fields.NONE.with(
            Trace.LEFT,
            Value.texts(
                others.stream()
                    .map(
                        key ->
                            "s3://"
                                + bucket.name()
                                + "/"
                                + key
                                + " is not named by the journal; look, then: aws s3 rm s3://"
                                + bucket.name()
                                + "/"
                                + key
                                + " --region "
                                + bucket.region())
                    .toList())));
  }

  static Turn givenUp(String what, Bucket bucket) {
    return new Turn.Stop(
        ExitCode.UNKNOWN_OUTCOME,
        what + " in bucket " + bucket.name() + " are still there after " + MOST_ROUNDS + " tries",
        Resume.command(bucket.dialogue().operation()));
  }
}
