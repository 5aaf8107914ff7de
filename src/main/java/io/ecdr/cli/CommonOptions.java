package io.ecdr.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that every command has. */
public final class CommonOptions {

  /** How the result is written. */
  public enum Format {
    text,
    json,
    /** One JSON object a line, while it happens. */
    jsonl,
    yaml
  }

  /** When to use colours. */
  public enum Colour {
    auto,
    always,
    never
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "Form of the result: text, json, jsonl (a line for all that happens) or yaml."
              + " Default: text.")
  private Format output = Format.text;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress and no warnings; errors only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell each call to AWS, and stack traces of errors.")
  private boolean verbose;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never. Default: auto, which respects NO_COLOR.")
  private Colour colour = Colour.auto;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file, or none. Default: ECDR_CONFIG, else ./ecdr.yaml, else"
              + " $XDG_CONFIG_HOME/ecdr/ecdr.yaml.")
  private String config;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description =
          "Folder for operations and locks. Default: $XDG_STATE_HOME/ecdr or"
              + " ~/.local/state/ecdr.")
  private Path state;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  Format output() {
    return output;
  }

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  Colour colour() {
    return colour;
  }

  /** The configuration file that was typed; {@link FileValues} is what reads it. */
  Optional<String> config() {
    return Optional.ofNullable(config);
  }

  Optional<Path> state() {
    return Optional.ofNullable(state);
  }
}
