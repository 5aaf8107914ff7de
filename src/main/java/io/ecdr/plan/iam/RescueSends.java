package io.ecdr.plan.iam;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.RescueRequest;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Condition;
import io.ecdr.plan.SavedPlan;
import java.util.Locale;

/** What {@code rescue} may send: what a backup may, copies within the Region, and the mark. */
final class RescueSends {

  private RescueSends() {}

  /** Of a plan. */
  static void of(SavedPlan saved, RescueRequest request, Sends sends) {
    BackupSends.of(saved, request.backup(), sends);
  }

  /** Of {@code rescue compare}, which only reads. */
  static void compare(Scope scope, Sends sends) {
    VerifySends.inspect(scope, sends);
    sends.group(scope.need(scope.to()), Scope.any(scope.as()));
  }

  /** Of the command. */
  static void of(Scope scope, Sends sends) {
    BackupSends.of(scope, sends);
    var request = BackupSends.request(scope);
    var id = request.cache().toLowerCase(Locale.ROOT);
    sends
        .elastiCache(
            request.region(),
            "CopySnapshot",
            "SourceSnapshotName",
            Arns.ANY,
            "TargetSnapshotName",
            Arns.ANY)
        .until(
            new Condition(
                "snapshot-available", request.region(), Value.fields("SnapshotName", Arns.ANY)));
    var cache = new CacheId(scope.account(), request.region(), CacheKind.REPLICATION_GROUP, id);
    var folder =
        BackupNames.folder(request.prefix(), cache, BackupNames.cachePart(id) + "-*")
            .replace("/" + CacheKind.REPLICATION_GROUP.word() + "/", "/" + Arns.ANY + "/");
    for (var action : new String[] {"PutObject", "GetObject"}) {
      sends.s3(
          request.drRegion(),
          action,
          "Bucket",
          request.drBucket(),
          "Key",
          folder + BackupNames.MARK);
    }
  }
}
