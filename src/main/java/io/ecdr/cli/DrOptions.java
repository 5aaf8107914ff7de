package io.ecdr.cli;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.Region;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where backups are kept. */
public final class DrOptions {

  @Option(
      names = "--dr-region",
      paramLabel = "REGION",
      description = "Region that backups are carried to.")
  private Region region;

  @Option(
      names = "--dr-bucket",
      paramLabel = "BUCKET",
      converter = Converters.Bucket.class,
      description = "Bucket in the DR Region that keeps the backups.")
  private String bucket;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      converter = Converters.Prefix.class,
      description = "First part of all keys in that bucket. Default: ecdr.")
  private String prefix = BackupRequest.DEFAULT_PREFIX;

  Optional<Region> region() {
    return Optional.ofNullable(region);
  }

  Optional<String> bucket() {
    return Optional.ofNullable(bucket);
  }

  String prefix() {
    return prefix;
  }
}
