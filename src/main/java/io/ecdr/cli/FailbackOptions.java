package io.ecdr.cli;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.Region;
import io.ecdr.model.StandbyShape;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Which way home is taken, and from where. */
public final class FailbackOptions {

  @Option(
      names = "--case",
      paramLabel = "CASE",
      converter = Case.class,
      description = "Take no other way than this: promoted, restored, detached or carried.")
  private FailbackCase insisted;

  @Option(
      names = "--dr-region",
      paramLabel = "REGION",
      description =
          "Region where the cache is now. Default: as the Global Datastore tells, else as the"
              + " operation known here that took it there.")
  private Region region;

  @Option(
      names = "--standby",
      paramLabel = "CACHE",
      converter = Converters.Id.class,
      description = "Its id there. Default: CACHE, or as found.")
  private String standby;

  @Option(
      names = "--as",
      paramLabel = "CACHE",
      converter = Converters.Id.class,
      description = "Id of what is made at home. Default: CACHE; another leaves CACHE alone.")
  private String as;

  @Option(
      names = "--keep-standby",
      description = "Keep what took over as the standby of home. Default: delete it.")
  private boolean keepStandby;

  @Option(
      names = "--discard-old-data",
      paramLabel = "REGION/ID",
      arity = "0..1",
      fallbackValue = "",
      converter = Discarded.class,
      description =
          "After a detach: agree that the old side is deleted once its data are saved. Alone, it is"
              + " typed at the terminal; with --yes name it here.")
  private String discard;

  @Option(
      names = "--bucket",
      paramLabel = "BUCKET",
      converter = Converters.Bucket.class,
      description =
          "Bucket at home. After a detach it takes the old side's export; by a backup it keeps that.")
  private String bucket;

  @Option(
      names = "--dr-bucket",
      paramLabel = "BUCKET",
      converter = Converters.Bucket.class,
      description =
          "Bucket in --dr-region. After a detach it keeps the old side's backup; by a backup it takes"
              + " the export.")
  private String drBucket;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      converter = Converters.Prefix.class,
      description = "First part of all keys of the backup. Default: ecdr.")
  private String prefix = BackupRequest.DEFAULT_PREFIX;

  /** Who is not asked must have named it. */
  Optional<String> discard(CommandSpec spec, ChangeOptions change) {
    if (discard != null && discard.isEmpty() && change.yes()) {
      throw new ParameterException(
          spec.commandLine(), "with --yes, --discard-old-data names what is deleted: REGION/ID");
    }
    return Optional.ofNullable(discard);
  }

  Optional<FailbackRequest.Saving> saving(CommandSpec spec) {
    if (bucket == null && drBucket == null) {
      return Optional.empty();
    }
    return Optional.of(
        new FailbackRequest.Saving(
            Needed.option(spec, "--bucket", Optional.ofNullable(bucket)),
            Needed.option(spec, "--dr-bucket", Optional.ofNullable(drBucket)),
            prefix));
  }

  FailbackRequest.Anew anew(StandbyShape shape, FailbackRequest.Carried carried) {
    return new FailbackRequest.Anew(Optional.ofNullable(as), shape, keepStandby, carried);
  }

  /** Whose data are deleted; empty where it is typed later. */
  static final class Discarded implements ITypeConverter<String> {
    @Override
    public String convert(String word) {
      if (!word.isEmpty() && !word.matches("[a-z0-9-]+/[A-Za-z][A-Za-z0-9-]*")) {
        throw new TypeConversionException(
            "'" + word + "' is no REGION/ID, such as us-east-1/orders");
      }
      return word;
    }
  }

  /** A case by its word. */
  static final class Case implements ITypeConverter<FailbackCase> {
    @Override
    public FailbackCase convert(String word) {
      try {
        return FailbackCase.valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + word + "' is none of promoted, restored, detached and carried");
      }
    }
  }

  Optional<FailbackCase> insisted() {
    return Optional.ofNullable(insisted);
  }

  FailbackRequest.Away away(CommandSpec spec) {
    if (standby != null) {
      Needed.option(spec, "--dr-region", Optional.ofNullable(region));
    }
    return new FailbackRequest.Away(Optional.ofNullable(region), Optional.ofNullable(standby));
  }
}
