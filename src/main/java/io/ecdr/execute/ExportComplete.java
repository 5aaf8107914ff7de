package io.ecdr.execute;

import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import io.ecdr.plan.Completion;
import io.ecdr.plan.Condition;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * {@code export-complete {SnapshotName, Bucket, Owner?, Prefix, Shards}}: the snapshot is {@code
 * available} again and its files are in the bucket, one per shard, none empty. There is no state of
 * the export itself (source: facts page, section 2).
 *
 * <p>Facts: {@code Objects: [{Key, Size, Shard}]}, by shard.
 */
final class ExportComplete implements Observer {

  private static final String ENDING = ".rdb";

  @Override
  public String kind() {
    return "export-complete";
  }

  @Override
  public Look look(Condition condition, Dialogue dialogue) {
    var name = condition.parameters().text("SnapshotName").orElse("");
    var describe =
        dialogue.call(
            Service.ELASTICACHE,
            "DescribeSnapshots",
            condition.region(),
            Value.fields("SnapshotName", name));
    // The snapshot first: files that are listed after it is available again are all there are.
    var snapshot = dialogue.ask("snapshot", describe);
    if (snapshot.isEmpty()) {
      return new Look.Asking();
    }
    List<Value.Fields> objects = new ArrayList<>();
    var trouble =
        list(condition, dialogue, (object, prefix) -> file(object, prefix).ifPresent(objects::add));
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
    var told = answered.body().list("Snapshots").stream().findFirst();
    var status = told.flatMap(s -> s.text("SnapshotStatus")).orElse("in no state");
    long planned = condition.parameters().number("Shards").orElse(1L);
    var other = told.flatMap(s -> s.number("NumNodeGroups")).filter(n -> n > 0 && n != planned);
    if (other.isPresent()) {
      return new Look.Failed(
          ExitCode.FAILED,
          "snapshot "
              + name
              + " has "
              + other.get()
              + " shards, and the plan counts on "
              + planned
              + ": the cache was resharded meanwhile",
          "make a new backup");
    }
    return judge(condition.parameters(), name, status, objects);
  }

  /**
   * Hands on the objects of all pages with the prefix; what is in the way, when they are not all
   * there yet.
   */
  static Optional<Look> list(
      Condition condition, Dialogue dialogue, BiConsumer<Value.Fields, String> into) {
    var prefix = condition.parameters().text("Prefix").orElse("");
    var wanted =
        Value.fields("Bucket", condition.parameters().text("Bucket").orElse(""), "Prefix", prefix)
            .with("ExpectedBucketOwner", condition.parameters().text("Owner"));
    var end =
        ObjectPages.read(
            dialogue,
            "objects/",
            token ->
                dialogue.call(
                    Service.S3,
                    "ListObjectsV2",
                    condition.region(),
                    wanted.with("ContinuationToken", token)),
            object -> into.accept(object, prefix));
    if (end instanceof ObjectPages.End.Failed failed) {
      return Optional.of(Looks.unreadable(failed.call(), failed.completion()));
    }
    return end instanceof ObjectPages.End.Asking
        ? Optional.of(new Look.Asking())
        : Optional.empty();
  }

  /** The file's shard is what stands between the prefix and the ending. */
  private static Optional<Value.Fields> file(Value.Fields object, String prefix) {
    var key = object.text("Key").orElse("");
    if (!key.startsWith(prefix) || !key.endsWith(ENDING)) {
      return Optional.empty();
    }
    var shard = key.substring(prefix.length(), key.length() - ENDING.length());
    return Optional.of(
        Value.fields("Key", key, "Shard", shard).with("Size", object.number("Size").orElse(0L)));
  }

  private static Look judge(
      Value.Fields parameters, String name, String status, List<Value.Fields> objects) {
    long shards = parameters.number("Shards").orElse(1L);
    long whole = objects.stream().filter(o -> o.number("Size").orElse(0L) > 0).count();
    boolean quiet = status.toLowerCase(Locale.ROOT).equals("available");
    if (status.toLowerCase(Locale.ROOT).equals("failed")) {
      return new Look.Failed(
          ExitCode.FAILED,
          "snapshot " + name + " is failed, so its export will not end",
          "the service's events tell why: aws elasticache describe-events; then make a new backup");
    }
    if (objects.size() > shards) {
      return new Look.Failed(
          ExitCode.FAILED,
          "snapshot "
              + name
              + " has "
              + shards
              + " shards, but the bucket holds "
              + objects.size()
              + " files of that name",
          "look at the bucket; nothing there was touched");
    }
    if (quiet && whole == shards) {
      return new Look.So(Value.Fields.NONE.with("Objects", Value.items(objects)));
    }
    if (quiet && objects.isEmpty()) {
      return new Look.Absent("no file of snapshot " + name + " is in the bucket");
    }
    return new Look.NotYet(
        "snapshot " + name + " is " + status + ", " + whole + " of " + shards + " files written");
  }
}
