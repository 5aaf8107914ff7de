package io.ecdr.cli;

import io.ecdr.codec.MappingForm;
import io.ecdr.model.Region;
import io.ecdr.model.RegionMapping;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The file that tells what Regions call things. */
final class MappingFile {

  private static final String OPTION = "--mapping";

  private MappingFile() {}

  /**
   * What it tells of a Region.
   *
   * @throws ParameterException when it cannot be read, is no mapping, or has nothing of the Region
   */
  static RegionMapping read(CommandSpec spec, Path file, Region region) {
    return InputFile.read(
            spec,
            OPTION,
            file,
            "mapping/1",
            text -> MappingForm.file(file.toString(), text, region))
        .orElseThrow(() -> InputFile.refused(spec, OPTION, file + " has nothing for " + region));
  }
}
