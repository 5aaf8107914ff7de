package io.ecdr.cli;

import io.ecdr.model.config.ConfigRead;
import io.ecdr.model.config.Discovered;
import java.util.Optional;

/** The door to the configuration file. */
public interface ConfigDoors {

  /**
   * Reads the configuration file.
   *
   * @param named the one that was asked for; empty means the first of the usual ones that is there
   * @return empty when none was asked for and none is there; a file that cannot be read is a
   *     problem
   */
  Optional<ConfigRead> config(Optional<String> named);

  /** The text of a first file. */
  String sample(Discovered found);
}
