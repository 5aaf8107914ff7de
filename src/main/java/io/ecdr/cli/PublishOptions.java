package io.ecdr.cli;

import io.ecdr.model.Publication;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
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
