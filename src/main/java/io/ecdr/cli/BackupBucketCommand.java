package io.ecdr.cli;

import io.ecdr.model.BucketRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a bucket as ElastiCache needs it, or sets one right. */
@Command(
    name = "bucket",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Make a bucket as ElastiCache needs it, or set one right: its policy lets ElastiCache of that"
          + " Region in and nobody else, its owner owns all objects, they are encrypted with SSE-S3,"
          + " public access is blocked, and uploads that nobody finishes are ended.",
      "",
      "What is right already is left alone. A policy of the bucket's own keeps all its statements:"
          + " the missing one is shown, and is added with a yes or --merge-policy.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup bucket --region us-east-1 --name exports --dry-run",
      "  ecdr backup bucket --region us-east-1 --name exports --yes",
      "  ecdr backup bucket --region eu-west-1 --name dr-eu --for restore --yes",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the bucket is set up, and was read back; or nothing to do",
      "2:bad usage or configuration",
      "11:refused by checks, nothing changed",
      "12:another operation works on this bucket",
      "13:declined, or nobody there to confirm",
      "16:automation is stopped and nobody confirms, nothing changed",
      "21:outcome unknown; the resume command is printed",
      "24:failed; the settings that were written stay",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class BackupBucketCommand implements Callable<Integer> {

  /** What ElastiCache does with it. */
  enum Use {
    export,
    restore
  }

  @Mixin private HomeOptions home;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "BUCKET",
      converter = Converters.Bucket.class,
      description = "The bucket.")
  private String name;

  @Option(
      names = "--for",
      paramLabel = "export|restore",
      description =
          "export: ElastiCache may write and read; restore: it may only read. Default: export.")
  private Use use = Use.export;

  @Option(
      names = "--merge-policy",
      description = "Add the missing statement to the bucket's own policy without asking.")
  private boolean merge;

  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;

  private final Doors doors;
  private final Ending ending;

  BackupBucketCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    var settings = connection.settings(common);
    var request =
        new BucketRequest(
            home.region(),
            name,
            use == Use.export ? BucketRequest.Use.EXPORT : BucketRequest.Use.RESTORE,
            merge,
            change.yes(),
            change.timeout());
    var planned = doors.backupBucket(settings).plan(request);
    return ending.go(planned, settings, common, change).number();
  }
}
