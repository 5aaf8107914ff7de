package io.ecdr.cli;

import io.ecdr.model.Purpose;
import io.ecdr.model.Region;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What caches are checked for, and with what. */
public final class CheckOptions {

  @Option(
      names = "--for",
      split = ",",
      paramLabel = "PURPOSE",
      description =
          "backup, restore, switchover, failover or failback; several with commas. Default: what"
              + " applies to each cache.")
  private List<Purpose> purposes = List.of();

  @Option(
      names = "--to",
      paramLabel = "REGION",
      description = "Region of the standby. Default: that of each standby.")
  private Region to;

  @Option(
      names = "--bucket",
      paramLabel = "BUCKET",
      converter = Converters.Bucket.class,
      description = "Bucket in the caches' Region that takes the exports.")
  private String bucket;

  @Option(
      names = "--as",
      paramLabel = "CACHE",
      converter = Converters.Id.class,
      description = "Id of a restored cache. Default: the cache's own.")
  private String as;

  @Option(
      names = "--standby",
      paramLabel = "CACHE",
      converter = Converters.Id.class,
      description = "For failback after a detach: what took over, in --dr-region.")
  private String standby;

  @Option(
      names = "--active",
      description =
          "Also write a small object where backups go, in both buckets, read it back and remove"
              + " it.")
  private boolean active;

  @Option(
      names = "--probe",
      description =
          "For switchover and failover, also write one key per shard of the primary, gone after a"
              + " minute, and see that it comes across. Logs in with --probe-user, --probe-auth.")
  private boolean probe;

  @Option(
      names = "--nagios",
      description =
          "One line and the exit codes of Nagios: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.")
  private boolean nagios;

  /** Complains about what is missing for what was asked. */
  void complete(CommandSpec spec, DrOptions dr, int caches) {
    boolean backup = active || purposes.contains(Purpose.BACKUP);
    if (active && !purposes.isEmpty() && !purposes.contains(Purpose.BACKUP)) {
      throw new ParameterException(
          spec.commandLine(), "--active writes where backups go; it needs --for backup");
    }
    if (backup) {
      Needed.option(spec, "--bucket", bucket());
    }
    if (backup || purposes.contains(Purpose.RESTORE)) {
      Needed.option(spec, "--dr-region", dr.region());
      Needed.option(spec, "--dr-bucket", dr.bucket());
    }
    if (standby != null) {
      Needed.option(spec, "--dr-region", dr.region());
      if (caches != 1) {
        throw new ParameterException(
            spec.commandLine(), "--standby took over from one cache; name that one");
      }
    }
  }

  Set<Purpose> purposes() {
    var all = EnumSet.noneOf(Purpose.class);
    all.addAll(purposes);
    return all;
  }

  Optional<Region> to() {
    return Optional.ofNullable(to);
  }

  Optional<String> bucket() {
    return Optional.ofNullable(bucket);
  }

  Optional<String> as() {
    return Optional.ofNullable(as);
  }

  Optional<String> standby() {
    return Optional.ofNullable(standby);
  }

  /** Whether the lag is measured in the data. */
  boolean probe() {
    return probe;
  }

  boolean active() {
    return active;
  }

  boolean nagios() {
    return nagios;
  }
}
