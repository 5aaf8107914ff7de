package io.ecdr.cli;

import io.ecdr.model.Region;
import io.ecdr.model.VerifyRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verify backups and write down what was found. */
@Command(
    name = "verify",
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Check backups anew and write what was found beside them: the manifest and its digest, sizes,"
          + " S3's checksums, first and last bytes, and whether ElastiCache may read them."
          + " With --deep every byte is read: the files' own checksums, every entry, and that every key"
          + " belongs to its shard. What fails is not proven any more, whatever it was before.",
      "",
      "With --all and --max-bytes-per-day, backups that were never read go first, the newest before"
          + " the others, then those that were read longest ago. What does not fit into today's"
          + " bytes is left for another day.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ecdr backup verify orders@latest --deep --yes \\",
      "      --dr-region eu-west-1 --dr-bucket dr-eu",
      "  ecdr backup verify --all --deep --max-bytes-per-day 200GiB \\",
      "      --dr-region eu-west-1 --dr-bucket dr-eu --yes"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is wrong, and that was written down; or nothing fits into today's bytes",
      "2:bad usage or configuration",
      "11:refused by checks, nothing changed",
      "12:another operation works on this cache",
      "13:declined, or confirmation needed and no terminal",
      "16:automation is stopped and nobody confirms, nothing changed",
      "20:nothing is wrong, but not all could be told or written down",
      "21:outcome unknown; the resume command is printed",
      "22:timed out reading",
      "30:no such bucket or backup",
      "31:not permitted",
      "32:a service is unreachable or throttled",
      "40:something is wrong; each fault is named with its object and byte",
      "130:interrupted; the resume command is printed",
      "143:terminated; the resume command is printed",
    })
public final class BackupVerifyCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "BACKUP",
      arity = "0..*",
      description = "A backup's id, CACHE@latest, @latest-proven, @latest-verified or @oldest.")
  private List<String> backups = List.of();

  @Option(names = "--all", description = "All backups in the DR bucket.")
  private boolean all;

  @Option(names = "--deep", description = "Read every byte of every file.")
  private boolean deep;

  @Option(
      names = "--max-bytes-per-day",
      paramLabel = "SIZE",
      converter = Converters.Size.class,
      description =
          "With --deep: read at most so much in a day (UTC) from this machine, such as 200GiB."
              + " Default: any amount.")
  private Long bytesPerDay;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Only backups of caches of this Region. Default: all.")
  private Region region;

  @Option(
      names = "--bucket",
      paramLabel = "BUCKET",
      converter = Converters.Bucket.class,
      description = "Write the record into this bucket in the caches' Region as well.")
  private String bucket;

  @Mixin private DrOptions dr;
  @Mixin private OwnerOptions owner;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private final Doors doors;
  private final Ending ending;

  BackupVerifyCommand(Doors doors, Ending ending) {
    this.doors = doors;
    this.ending = ending;
  }

  @Override
  public Integer call() {
    if (all != backups.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          all ? "name backups or say --all, not both" : "name a backup or --all");
    }
    if (bytesPerDay != null && !deep) {
      throw new ParameterException(
          spec.commandLine(), "--max-bytes-per-day counts what --deep reads; add --deep");
    }
    var settings = connection.settings(common);
    var request =
        new VerifyRequest(
            backups,
            all,
            deep,
            Optional.ofNullable(bytesPerDay),
            Optional.ofNullable(region),
            Needed.option(spec, "--dr-region", dr.region()),
            Needed.option(spec, "--dr-bucket", dr.bucket()),
            Optional.ofNullable(bucket),
            dr.prefix(),
            owner.account(),
            owner.profile(),
            change.timeout());
    return ending.go(doors.backupVerify(settings).plan(request), settings, common, change).number();
  }
}
