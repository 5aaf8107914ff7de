package io.ecdr.cli;

import io.ecdr.codec.Malformed;
import io.ecdr.codec.MappingForm;
import io.ecdr.model.Region;
import io.ecdr.model.RegionMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The file that tells what Regions call things. */
final class MappingFile {

  /** Far above any mapping, far below memory. */
  private static final int LARGEST = 1024 * 1024;

  private MappingFile() {}

  /**
   * What it tells of a Region.
   *
   * @throws ParameterException when it cannot be read, is no mapping, or has nothing of the Region
   */
  static RegionMapping read(CommandSpec spec, Path file, Region region) {
    try {
      return MappingForm.file(file.toString(), text(spec, file), region)
          .orElseThrow(() -> refused(spec, file + " has nothing for " + region));
    } catch (Malformed e) {
      throw refused(spec, e.getMessage() + "; its form: ecdr schema mapping/1");
    } catch (IOException e) {
      throw refused(spec, "cannot read " + file + ": " + PrivateFile.why(e));
    }
  }

  private static String text(CommandSpec spec, Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw refused(spec, "cannot read " + file + ": it is no regular file");
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw refused(spec, file + " is larger than " + LARGEST + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static ParameterException refused(CommandSpec spec, String why) {
    return new ParameterException(spec.commandLine(), "--mapping: " + why);
  }
}
