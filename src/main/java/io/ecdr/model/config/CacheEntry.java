package io.ecdr.model.config;

import java.util.Objects;

/**
 * One entry of the file.
 *
 * @param name in the file
 * @param line of its name
 * @param column of its name
 */
public record CacheEntry(String name, int line, int column, Choice choice, CacheSettings settings) {

  public CacheEntry {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(choice, "choice");
    Objects.requireNonNull(settings, "settings");
  }
}
