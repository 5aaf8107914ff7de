package io.ecdr.config;

import java.util.Objects;
import java.util.Optional;

/**
 * One member of an object in the file.
 *
 * @param fallback what holds where it is not given, as it would be written; empty means nothing
 * @param about one or two short sentences
 */
record Key(String name, Shape shape, Optional<String> fallback, String about) {

  Key {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(fallback, "fallback");
    Objects.requireNonNull(about, "about");
  }

  static Key of(String name, Shape shape, String about) {
    return new Key(name, shape, Optional.empty(), about);
  }

  static Key of(String name, Word word, String about) {
    return of(name, new Shape.One(word), about);
  }

  static Key of(String name, Word word, String fallback, String about) {
    return new Key(name, new Shape.One(word), Optional.of(fallback), about);
  }
}
