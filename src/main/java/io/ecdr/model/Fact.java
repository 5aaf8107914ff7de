package io.ecdr.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that was to be found out. What does not answer is a fact too, never an exception.
 *
 * @param <T> what it is when it is known
 */
public sealed interface Fact<T> {

  /** When it was read, or tried. */
  Instant at();

  /**
   * It was read.
   *
   * @param it what it is
   */
  record Known<T>(T it, Instant at) implements Fact<T> {
    public Known {
      Objects.requireNonNull(it, "it");
      Objects.requireNonNull(at, "at");
    }
  }

  /** The service says that there is none. */
  record Absent<T>(Instant at) implements Fact<T> {
    public Absent {
      Objects.requireNonNull(at, "at");
    }
  }

  /**
   * It could not be found out.
   *
   * @param why one line, with the call and the service's own words
   */
  record Unknown<T>(Trouble trouble, String why, Instant at) implements Fact<T> {
    public Unknown {
      Objects.requireNonNull(trouble, "trouble");
      Objects.requireNonNull(why, "why");
      Objects.requireNonNull(at, "at");
    }
  }

  /** The value, when it is known. */
  default Optional<T> value() {
    return this instanceof Known<T> known ? Optional.of(known.it()) : Optional.empty();
  }

  /** Why it is not known; empty when it is known or absent. */
  default Optional<Unknown<T>> unknown() {
    return this instanceof Unknown<T> unknown ? Optional.of(unknown) : Optional.empty();
  }

  /** Whether the service says that there is none. */
  default boolean absent() {
    return this instanceof Absent<T>;
  }

  /** The same fact about something made from the value. */
  default <R> Fact<R> map(Function<? super T, ? extends R> make) {
    if (this instanceof Known<T> known) {
      return new Known<>(make.apply(known.it()), known.at());
    }
    if (this instanceof Unknown<T> unknown) {
      return new Unknown<>(unknown.trouble(), unknown.why(), unknown.at());
    }
    return new Absent<>(at());
  }
}
