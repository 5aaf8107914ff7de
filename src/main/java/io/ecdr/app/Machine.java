package io.ecdr.app;

import io.ecdr.config.ConfigFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What this machine is called and where it keeps our state. */
final class Machine {

  private final UnaryOperator<String> variables;

  Machine(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  /** The environment that it was told. */
  UnaryOperator<String> variables() {
    return variables;
  }

  /** {@code $XDG_STATE_HOME/ecdr}, else {@code ~/.local/state/ecdr}. */
  Path state() {
    // The specification of that variable says that a relative path is to be ignored.
    return value("XDG_STATE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"))
        .resolve("ecdr");
  }

  /** {@code $XDG_CONFIG_HOME/ecdr/ecdr.yaml}, else {@code ~/.config/ecdr/ecdr.yaml}. */
  Path config() {
    return value("XDG_CONFIG_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"))
        .resolve("ecdr")
        .resolve(ConfigFiles.NAME);
  }

  /** Its name, without asking the network. */
  String name() {
    return value("HOSTNAME").or(() -> fromFile("/etc/hostname")).orElse("this machine");
  }

  private static Optional<String> fromFile(String file) {
    try {
      return Optional.of(Files.readString(Path.of(file)).strip()).filter(n -> !n.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(variables.apply(name)).filter(v -> !v.isBlank());
  }
}
