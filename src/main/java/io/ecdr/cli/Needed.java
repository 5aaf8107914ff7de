package io.ecdr.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;

/** Shared options that this command cannot do without. */
final class Needed {

  private Needed() {}

  /** The option's value, or the complaint that picocli makes about required options. */
  static <T> T option(CommandSpec spec, String name, Optional<T> value) {
    var option = spec.findOption(name);
    return value.orElseThrow(
        () ->
            new MissingParameterException(
                spec.commandLine(),
                List.of(option),
                "Missing required option: '" + name + "=" + option.paramLabel() + "'"));
  }
}
