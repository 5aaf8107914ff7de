package io.ecdr.cli;

import io.ecdr.model.Region;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verbs need to know from the command line besides their request.
 *
 * @param endpoint one address for every service and Region
 * @param profile a named AWS profile
 * @param state the folder of our own state; absent means the usual one
 * @param verbose whether to log what is sent
 * @param down Regions of which nothing is asked
 */
public record Settings(
    Optional<URI> endpoint,
    Optional<String> profile,
    Optional<Path> state,
    boolean verbose,
    List<Region> down) {

  /** With all Regions up. */
  public Settings(
      Optional<URI> endpoint, Optional<String> profile, Optional<Path> state, boolean verbose) {
    this(endpoint, profile, state, verbose, List.of());
  }

  public Settings {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(state, "state");
    down = List.copyOf(down);
  }

  /** The same with these Regions taken for lost. */
  public Settings withDown(List<Region> lost) {
    return new Settings(endpoint, profile, state, verbose, lost);
  }
}
