package io.ecdr.cli;

import io.ecdr.model.CopyRequest;
import io.ecdr.model.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What is copied, and where to. */
public final class CopyOptions {

  @Parameters(
      paramLabel = "SOURCE",
      description =
          "A snapshot's name, also an automatic one's or one of a serverless cache; or a backup in"
              + " --dr-bucket: its id, or CACHE@latest, CACHE@latest-proven, CACHE@latest-verified,"
              + " CACHE@oldest. Without"
              + " --dr-bucket CACHE@latest and CACHE@oldest are the cache's snapshots.")
  private String source;

  @Option(
      names = "--to",
      required = true,
      split = ",",
      paramLabel = "REGION=BUCKET",
      converter = ToTarget.class,
      description = "Where to copy it to; may be given several times.")
  private List<CopyRequest.Target> targets = new ArrayList<>();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Region of the snapshot, or that the backup's cache was in.")
  private Region region;

  @Option(
      names = "--bucket",
      paramLabel = "BUCKET",
      converter = Converters.Bucket.class,
      description = "Bucket in the snapshot's Region that takes its export.")
  private String bucket;

  @Mixin private DrOptions dr;

  @Mixin private OwnerOptions owner;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  CopyRequest request(Optional<Duration> timeout) {
    try {
      return new CopyRequest(
          source,
          Optional.ofNullable(region),
          Optional.ofNullable(bucket),
          dr.region(),
          dr.bucket(),
          dr.prefix(),
          targets,
          owner.account(),
          owner.profile(),
          timeout);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  /** A Region and a bucket in it. */
  static final class ToTarget implements ITypeConverter<CopyRequest.Target> {
    @Override
    public CopyRequest.Target convert(String word) {
      int at = word.indexOf('=');
      if (at < 0) {
        throw new TypeConversionException(
            "'" + word + "' names no target; write it like eu-west-1=my-bucket");
      }
      try {
        return new CopyRequest.Target(
            new Region(word.substring(0, at)),
            new Converters.Bucket().convert(word.substring(at + 1)));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
