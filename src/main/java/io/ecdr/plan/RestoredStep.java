package io.ecdr.plan;

import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import java.time.Duration;
import java.util.List;

/** The step of a drill that writes beside a backup what came of restoring and comparing it. */
final class RestoredStep {

  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(2), "two small calls", Duration.ofMinutes(10));

  private RestoredStep() {}

  /**
   * The step.
   *
   * @param seen of a backup in files
   */
  static Step of(RestoreRequest request, RestoreInventory seen, CallMaker calls) {
    var backup = seen.backup();
    var place =
        Value.fields(
            "Bucket", request.bucket(),
            "Key", backup.folder() + BackupNames.CHECK,
            "ExpectedBucketOwner", seen.account().digits());
    return new Step.Local(
            request.as() + "/restored",
            "Write down what came of restoring " + backup.id() + ", when its data was compared",
            "write-restored",
            Value.fields(
                    "Bucket", request.bucket(),
                    "Region", request.to().id(),
                    "Owner", seen.account().digits(),
                    "Key", backup.folder() + BackupNames.CHECK,
                    "Backup", backup.id(),
                    "Manifest", backup.seal().digest(),
                    "As", request.as())
                .with(
                    "Data",
                    new Value.Bound(
                        request.as() + "/prove", ProofSteps.FACT, "what came of comparing"))
                .with("Found", new Value.Bound(request.as() + "/prove", "", "what was seen")),
            List.of(
                calls.s3(request.to(), "GetObject", place),
                calls
                    .s3(request.to(), "PutObject", place)
                    .with("ContentType", new Value.Text("application/json"))
                    .with("ServerSideEncryption", new Value.Text("AES256"))),
            SHORT)
        .when("the data was read back");
  }
}
