package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.time.Duration;

/**
 * {@code make-bucket {Bucket, Region, Owner, Create}}: makes a bucket, unless the account has it
 * there. It looks first: in us-east-1 S3 answers the making of one's own bucket with success and
 * takes away its ACLs (source: {@code S3API:CreateBucket}). A failure leaves nothing but, perhaps,
 * the bucket.
 */
final class MakeBucket implements Work {

  private static final int MOST_TRIES = 5;

  @Override
  public String kind() {
    return "make-bucket";
  }

  @Override
  public Turn next(Value.Fields parameters, Dialogue dialogue) {
    var bucket = Bucket.of(parameters, dialogue);
    var head = bucket.onBucket("HeadBucket", Value.Fields.NONE);
    var create =
        dialogue.call(Service.S3, "CreateBucket", bucket.region(), parameters.fields("Create"));
    for (int i = 1; i <= MOST_TRIES; i++) {
      var there = dialogue.ask("look#" + i, head);
      if (there.isEmpty()) {
        return new Turn.Ask("looking for bucket " + bucket.name());
      }
      if (there.get() instanceof Completion.Answered) {
        return new Turn.Done(Value.fields("Bucket", bucket.name()));
      }
      if (!Bucket.notFound(there.get())) {
        return Bucket.stop(head, there.get());
      }
      var made = dialogue.ask("make#" + i, create);
      if (made.isEmpty()) {
        return new Turn.Ask("making bucket " + bucket.name());
      }
      if (made.get() instanceof Completion.Refused && !again(made.get())) {
        return Bucket.stop(create, made.get());
      }
      if (made.get() instanceof Completion.Unreachable) {
        return Bucket.stop(create, made.get());
      }
      if (i > 1 && dialogue.heard("pause#" + i).isEmpty()) {
        return new Turn.Pause("pause#" + i, Duration.ofSeconds(2), "the new bucket does not show");
      }
    }
    return new Turn.Stop(
        ExitCode.UNKNOWN_OUTCOME,
        "bucket " + bucket.name() + " was made " + MOST_TRIES + " times and is not there",
        Resume.command(dialogue.operation()));
  }

  /** Ours already, or another call for it is under way: a look tells. */
  private static boolean again(Completion completion) {
    return PutBucketSetting.busy(completion)
        || Looks.refused(completion, RefusalKind.ALREADY_EXISTS)
            && ((Completion.Refused) completion).code().equals("BucketAlreadyOwnedByYou");
  }
}
