package io.ecdr.port;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Small texts for all programs to read: kept on this machine and in each bucket that is shared. No
 * place is needed for another: what does not answer says so.
 */
public interface Notes {

  /**
   * What one place says.
   *
   * @param text empty when nothing is written there
   * @param trouble why nobody can tell; empty when the place answered
   * @param age how long ago it was written, by that place's own clock; empty when it does not tell
   */
  record Said(
      String place, Optional<String> text, Optional<String> trouble, Optional<Duration> age) {
    public Said {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(trouble, "trouble");
      Objects.requireNonNull(age, "age");
    }

    /** Nobody can tell. */
    public static Said silent(String place, String why) {
      return new Said(place, Optional.empty(), Optional.of(why), Optional.empty());
    }
  }

  /** What each place says under a name, this machine first. */
  List<Said> read(String name);

  /**
   * Writes to all places whose present text may be replaced.
   *
   * @param over told what is there now, empty when nothing is; what it forbids is left as it is
   * @return what did not work, one sentence each; nothing when it is written wherever it may be
   */
  List<String> write(String name, String text, Predicate<Optional<String>> over);

  /** Writes to all places whatever they say. */
  default List<String> write(String name, String text) {
    return write(name, text, there -> true);
  }

  /** Keeps nothing: nobody ever wrote anything. */
  static Notes none() {
    return new Notes() {
      @Override
      public List<Said> read(String name) {
        return List.of();
      }

      @Override
      public List<String> write(String name, String text, Predicate<Optional<String>> over) {
        return List.of();
      }
    };
  }
}
