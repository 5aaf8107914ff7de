package io.ecdr.port;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Runs programs of the operator's, without a shell. Never blocks: whoever has waited long enough
 * kills the run.
 */
@FunctionalInterface
public interface Programs {

  /** How much of what a program writes is kept, its end. */
  int KEPT_BYTES = 64 * 1024;

  /**
   * What to run.
   *
   * @param words its file and its arguments, as they are handed over
   * @param facts variables of its environment
   * @param variables names of our own variables that it is given too
   * @param input what it can read from its standard input; it need not
   */
  record Order(
      List<String> words, Map<String, String> facts, List<String> variables, String input) {

    /** With nothing to read. */
    public Order(List<String> words, Map<String, String> facts, List<String> variables) {
      this(words, facts, variables, "");
    }

    public Order {
      Objects.requireNonNull(input, "input");
      words = List.copyOf(words);
      facts = new TreeMap<>(facts);
      variables = List.copyOf(variables);
    }
  }

  /** One run. */
  interface Running {

    /** How it ended; empty while it runs. */
    Optional<Ended> ended();

    /** What it has written so far. */
    Output output();

    /** Ends it and all that it has started, if it still runs. */
    void kill();
  }

  /**
   * How a run ended.
   *
   * @param code the program's exit code; empty when it could not be started
   * @param why when it could not be started
   */
  record Ended(OptionalInt code, String why) {
    public Ended {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(why, "why");
    }

    /** It ran. */
    public static Ended with(int code) {
      return new Ended(OptionalInt.of(code), "");
    }

    /** It did not. */
    public static Ended never(String why) {
      return new Ended(OptionalInt.empty(), why);
    }
  }

  /**
   * The end of what a program wrote to both its streams, as it is: it may hold anything.
   *
   * @param dropped how many bytes before that were not kept
   */
  record Output(String text, long dropped) {

    /** Nothing. */
    public static final Output NONE = new Output("", 0);

    public Output {
      Objects.requireNonNull(text, "text");
    }
  }

  /** Starts a run. */
  Running start(Order order);

  /** Where no program can be run at all. */
  static Programs none() {
    return order ->
        new Running() {
          @Override
          public Optional<Ended> ended() {
            return Optional.of(Ended.never("no program can be run here"));
          }

          @Override
          public Output output() {
            return Output.NONE;
          }

          @Override
          public void kill() {
            // Nothing was begun.
          }
        };
  }
}
