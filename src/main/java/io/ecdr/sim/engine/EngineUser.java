package io.ecdr.sim.engine;

import java.util.List;
import java.util.Objects;

/**
 * Somebody who may log in to a group's nodes.
 *
 * @param name what clients log in with; {@code default} is whoever does not log in
 * @param rules an access string in the engines' own words, such as {@code on ~* +@all}
 * @param free whether any password will do
 * @param digests SHA-256 of its passwords, in hexadecimal
 */
public record EngineUser(String name, String rules, boolean free, List<String> digests) {

  /** Who does not log in. */
  public static final String DEFAULT = "default";

  public EngineUser {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(rules, "rules");
    digests = List.copyOf(digests);
  }
}
