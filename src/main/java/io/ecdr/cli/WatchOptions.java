package io.ecdr.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether a command goes on looking, and how often. */
public final class WatchOptions {

  @Option(
      names = "--watch",
      arity = "0..1",
      paramLabel = "DURATION",
      parameterConsumer = Consumer.class,
      description =
          "Look again and again until Ctrl-C, whose exit code is the last look's: in place on a"
              + " terminal, a line per look elsewhere, or -o jsonl. Default: every 15s, and every"
              + " 3s while something is moving or wrong.")
  private Duration every;

  /** Takes the next word only when it is a duration: else it is a cache. */
  static final class Consumer implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
      boolean timed = !words.isEmpty() && words.peek().matches("\\d+[smhdSMHD].*");
      option.setValue(timed ? Converters.duration(words.pop()) : Duration.ZERO);
    }
  }

  /** Whether it was asked for. */
  boolean wanted() {
    return every != null;
  }

  /** How often; empty for as often as is of use. */
  Optional<Duration> every() {
    return Optional.ofNullable(every).filter(d -> !d.isZero());
  }

  /** Complains of what cannot be shown again and again. */
  void check(CommandSpec spec, boolean lines) {
    if (wanted() && !lines) {
      throw new ParameterException(spec.commandLine(), "--watch shows text or -o jsonl");
    }
  }
}
