package io.ecdr.execute;

import io.ecdr.codec.Malformed;
import io.ecdr.codec.ProofCodec;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Proof;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import java.util.Optional;

/**
 * {@code discarded-gone {ReplicationGroupId, BackupId, Objects, Backup {Bucket, Region, Owner,
 * Prefix}}}: there is no group of that id. One that belongs to a Global Datastore is kept; and one
 * that is there is only let go while the backup that saves it lies in its bucket: each of its files
 * with the size that was copied, and a record that every byte of it was read and is good. That is
 * asked right before the group is deleted, whenever that is.
 */
final class DiscardedGone implements Observer {

  private final FormerStandbyGone gone = new FormerStandbyGone();

  @Override
  public String kind() {
    return "discarded-gone";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var look = gone.look(condition, dialogue);
    return look instanceof Look.Absent ? saved(condition.parameters(), dialogue, look) : look;
  }

  private static Look saved(Value.Fields wanted, Dialogue dialogue, Look there) {
    var backup = wanted.fields("Backup");
    var bucket = Bucket.of(backup, dialogue);
    for (var file : wanted.list("Objects")) {
      var key = file.text("Key").orElse("");
      var head = bucket.head(key);
      var answer = dialogue.ask("saved/" + key, head);
      if (answer.isPresent()
          && !(answer.get() instanceof Completion.Answered told
              && told.body().number("ContentLength").equals(file.number("Size")))) {
        return lost(wanted, bucket, key + " is not there as it was copied");
      }
    }
    var record = bucket.get(backup.text("Prefix").orElse("") + BackupNames.CHECK);
    var answer = dialogue.ask("saved/record", record);
    if (answer.isEmpty() || !dialogue.open().isEmpty()) {
      return new Look.Asking();
    }
    boolean good = !wanted.list("Objects").isEmpty() && verified(wanted, answer.get());
    return good ? there : lost(wanted, bucket, "nothing tells that every byte of it is good");
  }

  private static boolean verified(Value.Fields wanted, Completion completion) {
    Optional<String> body =
        completion instanceof Completion.Answered answered
            ? answered.body().text("Body")
            : Optional.empty();
    try {
      return body.map(ProofCodec::read)
          .filter(r -> r.backupId().equals(wanted.text("BackupId").orElse("")))
          .filter(r -> r.proof().compareTo(Proof.VERIFIED) >= 0 && r.failure().isEmpty())
          .isPresent();
    } catch (Malformed e) {
      return false;
    }
  }

  private static Look lost(Value.Fields wanted, Bucket bucket, String why) {
    return new Look.Failed(
        ExitCode.FAILED,
        "backup "
            + wanted.text("BackupId").orElse("")
            + " in bucket "
            + bucket.name()
            + " does not save the old data: "
            + why
            + "; so they were not deleted",
        "see what is wrong: ecdr backup verify "
            + wanted.text("BackupId").orElse("")
            + " --deep --dr-region "
            + bucket.region()
            + " --dr-bucket "
            + bucket.name());
  }
}
