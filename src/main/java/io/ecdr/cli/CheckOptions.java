package io.ecdr.cli;

import io.ecdr.model.Purpose;
import io.ecdr.model.Region;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

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
      names = "--nagios",
      description =
          "One line and the exit codes of Nagios: 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.")
  private boolean nagios;

  List<Purpose> purposes() {
    return purposes;
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

  boolean nagios() {
    return nagios;
  }
}
