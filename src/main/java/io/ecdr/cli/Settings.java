package io.ecdr.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verbs need to know from the command line besides their request.
 *
 * @param endpoint one address for every service and Region
 * @param profile a named AWS profile
 * @param state the folder of our own state; absent means the usual one
 * @param verbose whether to log what is sent
 */
public record Settings(
    Optional<URI> endpoint, Optional<String> profile, Optional<Path> state, boolean verbose) {
  public Settings {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(state, "state");
  }
}
