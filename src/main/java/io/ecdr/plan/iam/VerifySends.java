package io.ecdr.plan.iam;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.SavedPlan;
import java.util.List;

/** What {@code backup verify} and {@code backup inspect} may send. */
final class VerifySends {

  private static final List<String> RECORDS =
      List.of("/manifest.json", "/manifest.json.sha256", "/check.json");

  private VerifySends() {}

  /** Of a plan: which backups there are is looked up anew when it is applied. */
  static void of(SavedPlan saved, VerifyRequest request, Sends sends) {
    var start = request.prefix().isEmpty() ? "" : request.prefix() + "/";
    var folder = start + sends.account() + "/" + Arns.ANY;
    sends.identity(List.of(request.drRegion()));
    if (request.profile().isEmpty()) {
      records(request.drRegion(), request.drBucket(), folder, sends);
    }
    sends.plan(saved.plan());
  }

  /** Of the command. */
  static void of(Scope scope, Sends sends) {
    var away = scope.need(scope.drRegion());
    var bucket = Scope.any(scope.drBucket());
    var folder = RestoreSends.folder(scope, sends);
    records(away, bucket, folder, sends);
    files(away, bucket, folder, sends);
    sends
        .s3(away, "HeadObject", "Bucket", bucket, "Key", folder + "/*.rdb")
        .s3(away, "GetBucketPolicy", "Bucket", bucket)
        .add(List.of(put(away, bucket, folder)));
    if (scope.bucket().isPresent() && scope.region().isPresent()) {
      var mirror =
          Value.fields("Bucket", scope.bucket().get(), "Key", Arns.ANY + "-" + BackupNames.CHECK);
      sends.add(List.of(Sends.MAKER.s3(scope.region().get(), "PutObject", mirror)));
    }
  }

  /** {@code backup inspect}: the files of backups, and nothing is changed. */
  static void inspect(Scope scope, Sends sends) {
    var away = scope.need(scope.drRegion());
    var folder = RestoreSends.folder(scope, sends);
    records(away, Scope.any(scope.drBucket()), folder, sends);
    files(away, Scope.any(scope.drBucket()), folder, sends);
  }

  private static void records(Region region, String bucket, String folder, Sends sends) {
    sends.identity(List.of(region)).list(region, bucket);
    for (var name : RECORDS) {
      sends.s3(region, "GetObject", "Bucket", bucket, "Key", folder + name);
    }
  }

  private static void files(Region region, String bucket, String folder, Sends sends) {
    sends.s3(region, "GetObject", "Bucket", bucket, "Key", folder + "/*.rdb");
  }

  /** The record of a backup's proof, written anew. */
  static void proof(Scope scope, Sends sends) {
    var folder = RestoreSends.folder(scope, sends);
    sends.add(List.of(put(scope.need(scope.to()), Scope.any(scope.drBucket()), folder)));
  }

  private static Call put(Region region, String bucket, String folder) {
    return Sends.MAKER.s3(
        region, "PutObject", Value.fields("Bucket", bucket, "Key", folder + "/check.json"));
  }
}
