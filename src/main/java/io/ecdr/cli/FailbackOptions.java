package io.ecdr.cli;

import io.ecdr.model.FailbackCase;
import io.ecdr.model.FailbackRequest;
import io.ecdr.model.Region;
import io.ecdr.model.StandbyShape;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which way home is taken, and from where. */
public final class FailbackOptions {

  @Option(
      names = "--case",
      paramLabel = "CASE",
      converter = Case.class,
      description = "Take no other way than this: promoted, restored or detached.")
  private FailbackCase insisted;

  @Option(
      names = "--dr-region",
      paramLabel = "REGION",
      description = "Region where the cache is now. After a promotion it is found.")
  private Region region;

  @Option(
      names = "--standby",
      paramLabel = "CACHE",
      converter = Converters.Id.class,
      description = "Its id there. Default: CACHE.")
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

  FailbackRequest.Anew anew(StandbyShape shape) {
    return new FailbackRequest.Anew(Optional.ofNullable(as), shape, keepStandby);
  }

  /** A case by its word. */
  static final class Case implements ITypeConverter<FailbackCase> {
    @Override
    public FailbackCase convert(String word) {
      try {
        return FailbackCase.valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + word + "' is none of promoted, restored and detached");
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
