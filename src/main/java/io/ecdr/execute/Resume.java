package io.ecdr.execute;

import java.time.Duration;

/** Words about stopping and going on. */
final class Resume {

  private Resume() {}

  /** The command that goes on with an operation. */
  static String command(String operation) {
    return "go on with: ecdr op resume " + operation;
  }

  /** The same, after what must be done first. */
  static String after(String hint, String operation) {
    return hint.isEmpty() ? command(operation) : hint + "; " + command(operation);
  }

  /** A length of time for people, to the second. */
  static String words(Duration time) {
    long s = time.toSeconds();
    if (s < 60) {
      return s + " s";
    }
    return s < 3600
        ? "%d min %02d s".formatted(s / 60, s % 60)
        : "%d h %02d min".formatted(s / 3600, s / 60 % 60);
  }
}
