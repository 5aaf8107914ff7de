package io.ecdr.model.config;

import java.util.List;
import java.util.Objects;

/**
 * One value, and where it comes from.
 *
 * @param words one, or those of a list
 * @param origin such as {@code ecdr.yaml:12} or {@code default}
 * @param line in the file; 0 where it is of no file
 * @param column in the file; 0 where it is of no file
 */
public record Said(List<String> words, String origin, int line, int column) {

  public Said {
    words = List.copyOf(words);
    Objects.requireNonNull(origin, "origin");
  }

  /** All of it, with commas. */
  public String text() {
    return String.join(",", words);
  }
}
