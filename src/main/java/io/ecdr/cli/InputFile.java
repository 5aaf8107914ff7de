package io.ecdr.cli;

import io.ecdr.codec.Malformed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file that operators write by hand and name with an option. */
final class InputFile {

  /** Far above any such file, far below memory. */
  private static final int LARGEST = 1024 * 1024;

  private InputFile() {}

  /**
   * What it says.
   *
   * @param option that names it
   * @param schema that tells its form
   * @param parse throws {@link Malformed} when it is no such file
   * @throws ParameterException when it cannot be read, or is no such file
   */
  static <T> T read(
      CommandSpec spec, String option, Path file, String schema, Function<String, T> parse) {
    try {
      return parse.apply(text(spec, option, file));
    } catch (Malformed e) {
      throw refused(spec, option, e.getMessage() + "; its form: ecdr schema " + schema);
    } catch (IOException e) {
      throw refused(spec, option, "cannot read " + file + ": " + PrivateFile.why(e));
    }
  }

  private static String text(CommandSpec spec, String option, Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw refused(spec, option, "cannot read " + file + ": it is no regular file");
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw refused(spec, option, file + " is larger than " + LARGEST + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  static ParameterException refused(CommandSpec spec, String option, String why) {
    return new ParameterException(spec.commandLine(), option + ": " + why);
  }
}
