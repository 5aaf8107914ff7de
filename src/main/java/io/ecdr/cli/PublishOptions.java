package io.ecdr.cli;

import io.ecdr.model.Publication;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Where a new endpoint is written. */
public final class PublishOptions {

  @Option(
      names = "--publish",
      paramLabel = "PLACE",
      converter = Place.class,
      description =
          "Write the new endpoint there, in the Region it goes to, once the change is confirmed;"
              + " repeatable. secretsmanager:SECRET[:JSONKEY], ssm:PARAMETER or route53:ZONEID/NAME, a CNAME;"
              + " behind it ,endpoint=reader and ,form=host or ,form=port. {cache} is the cache's id."
              + " It must be there; when it fails: 20.")
  private List<Publication> places = new ArrayList<>();

  /** What was typed. */
  List<Publication> places() {
    return List.copyOf(places);
  }

  /** The same for many caches, each of which has a place of its own. */
  List<Publication> each(CommandSpec spec) {
    for (var place : places) {
      if (!place.name().contains(Publication.CACHE)) {
        throw new ParameterException(
            spec.commandLine(),
            "--publish "
                + place.typed()
                + " is one place for many caches; put {cache} into its name");
      }
    }
    return places();
  }

  /** One place. */
  static final class Place implements ITypeConverter<Publication> {
    @Override
    public Publication convert(String typed) {
      try {
        return Publication.of(typed);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
