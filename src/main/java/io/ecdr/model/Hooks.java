package io.ecdr.model;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operator's own programs around a change: before anything is sent, and after all is confirmed.
 *
 * @param before in order
 * @param after in order
 * @param limit how long each may run; absent means the default
 * @param variables names of environment variables that they are given beside the facts
 * @param skipped whether they are left out this time
 */
public record Hooks(
    List<Program> before,
    List<Program> after,
    Optional<Duration> limit,
    List<String> variables,
    boolean skipped) {

  /** None at all. */
  public static final Hooks NONE =
      new Hooks(List.of(), List.of(), Optional.empty(), List.of(), false);

  /** How long a program may run when nothing is said. */
  public static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * @throws IllegalArgumentException when a variable's name is none
   */
  public Hooks {
    before = List.copyOf(before);
    after = List.copyOf(after);
    Objects.requireNonNull(limit, "limit");
    variables = List.copyOf(variables);
    for (var name : variables) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("'" + name + "' is no name of an environment variable");
      }
    }
  }

  /** Whether there is nothing to run or to leave out. */
  public boolean none() {
    return before.isEmpty() && after.isEmpty();
  }

  /** How long each may run. */
  public Duration most() {
    return limit.orElse(LIMIT);
  }

  /**
   * One program.
   *
   * @param words its file, then its arguments; no shell ever sees them
   * @param found whether its file was there, and could be run, when it was named
   */
  public record Program(List<String> words, boolean found) {
    public Program {
      words = List.copyOf(words);
      if (words.isEmpty() || words.get(0).isBlank()) {
        throw new IllegalArgumentException("a hook names no program");
      }
    }
  }
}
