package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.RefusalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code serverless-export-complete {SnapshotName, Bucket, Owner?, Prefix}}: the snapshot is {@code
 * available} and its one file is in the bucket, not empty. No state of the export itself is told.
 * The service chooses the key: a folder of the snapshot's name was seen once (X6), so any key that
 * begins with the name and ends like a file of keys is taken.
 *
 * <p>Facts: {@code Objects: [{Key, Size, Shard}]}.
 */
final class ServerlessExportComplete implements Observer {

  @Override
  public String kind() {
    return "serverless-export-complete";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var name = condition.parameters().text("SnapshotName").orElse("");
    var describe = Serverless.describe(dialogue, condition.region(), name);
    // The snapshot first: a file that is listed after it is available again is all there is.
    var snapshot = dialogue.ask("snapshot", describe);
    if (snapshot.isEmpty()) {
      return new Look.Asking();
    }
    List<Value.Fields> objects = new ArrayList<>();
    var trouble =
        ExportComplete.list(
            condition, dialogue, (object, prefix) -> file(object, prefix).ifPresent(objects::add));
    if (trouble.isPresent()) {
      return trouble.get();
    }
    if (Looks.refused(snapshot.get(), RefusalKind.NOT_FOUND)) {
      return new Look.Failed(
          ExitCode.FAILED, "snapshot " + name + " is gone, so it cannot be exported", "");
    }
    if (!(snapshot.get() instanceof Completion.Answered answered)) {
      return Looks.unreadable(describe, snapshot.get());
    }
    var status = Serverless.in(answered, name).flatMap(s -> s.text("Status")).orElse("in no state");
    return judge(name, status.toLowerCase(Locale.ROOT), objects);
  }

  private static Optional<Value.Fields> file(Value.Fields object, String prefix) {
    var key = object.text("Key").orElse("");
    boolean its =
        key.equals(prefix + "-" + LoneCaches.SHARD + ".rdb")
            || (key.startsWith(prefix + "/") && key.endsWith(".rdb"));
    return its
        ? Optional.of(
            Value.fields("Key", key, "Shard", LoneCaches.SHARD)
                .with("Size", object.number("Size").orElse(0L)))
        : Optional.empty();
  }

  private static Look judge(String name, String status, List<Value.Fields> objects) {
    if (status.equals("failed")) {
      return new Look.Failed(
          ExitCode.FAILED,
          "snapshot " + name + " is failed, so its export will not end",
          "the service's events tell why: aws elasticache describe-events; then make a new backup");
    }
    if (objects.size() > 1) {
      return new Look.Failed(
          ExitCode.FAILED,
          "a serverless snapshot is one file, but the bucket holds "
              + objects.size()
              + " of the name "
              + name,
          "look at the bucket; nothing there was touched");
    }
    boolean quiet = status.equals("available");
    if (quiet && objects.isEmpty()) {
      return new Look.Absent("no file of snapshot " + name + " is in the bucket");
    }
    boolean whole = objects.stream().allMatch(o -> o.number("Size").orElse(0L) > 0);
    return quiet && whole
        ? new Look.So(Value.Fields.NONE.with("Objects", Value.items(objects)))
        : new Look.NotYet("snapshot " + name + " is " + status + ", its file is not written");
  }
}
