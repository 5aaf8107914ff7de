package io.ecdr.cli;

import io.ecdr.model.Hooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The operator's own programs around a change. */
public final class HookOptions {

  /** A program and its arguments. */
  record Line(List<String> words) {}

  @Option(
      names = "--pre-hook",
      paramLabel = "PROG",
      converter = Splitter.class,
      description =
          "Run this program, with ECDR_* facts, before anything is sent; repeatable. Split at"
              + " blanks, quotes group, no shell. 62: go on; 63: veto; else once more, then stop.")
  private List<Line> before = new ArrayList<>();

  @Option(
      names = "--post-hook",
      paramLabel = "PROG",
      converter = Splitter.class,
      description =
          "The same after the change is confirmed; repeatable. What fails then is exit code 20.")
  private List<Line> after = new ArrayList<>();

  @Option(
      names = "--hook-timeout",
      paramLabel = "DURATION",
      description =
          "How long each may run before it is killed. Default: 60s. In a failover or detach all"
              + " pre-hooks share 10s, and only a veto stops it.")
  private Duration limit;

  @Option(
      names = "--hook-env",
      paramLabel = "NAME",
      split = ",",
      converter = Name.class,
      description =
          "Hand this environment variable to the programs, too; else they get PATH, HOME, LANG and"
              + " the facts.")
  private List<String> variables = new ArrayList<>();

  @Option(names = "--skip-hooks", description = "Leave all hooks out this time.")
  private boolean skip;

  /**
   * What was typed.
   *
   * @param doors tell which file a program's name means
   */
  Hooks hooks(Doors doors) {
    return new Hooks(
        before.stream().map(line -> program(line, doors)).toList(),
        after.stream().map(line -> program(line, doors)).toList(),
        Optional.ofNullable(limit),
        variables,
        skip);
  }

  /** What a file says, as if it had been typed. */
  static Hooks of(
      Optional<String> before, Optional<String> after, Optional<Duration> limit, Doors doors) {
    var splitter = new Splitter();
    return new Hooks(
        before.map(splitter::convert).map(line -> program(line, doors)).stream().toList(),
        after.map(splitter::convert).map(line -> program(line, doors)).stream().toList(),
        limit,
        List.of(),
        false);
  }

  static Hooks.Program program(Line line, Doors doors) {
    var file = doors.program(line.words().get(0));
    var words = new ArrayList<>(line.words());
    file.ifPresent(found -> words.set(0, found));
    return new Hooks.Program(words, file.isPresent());
  }

  /** Blanks part words; what stands in single or double quotes is one. Nothing else is special. */
  static final class Splitter implements ITypeConverter<Line> {
    @Override
    public Line convert(String typed) {
      List<String> words = new ArrayList<>();
      var word = new StringBuilder();
      boolean begun = false;
      char quote = 0;
      for (char c : typed.toCharArray()) {
        if (quote != 0 ? c == quote : c == '"' || c == '\'') {
          quote = quote == 0 ? c : 0;
          begun = true;
        } else if (quote == 0 && Character.isWhitespace(c)) {
          if (begun) {
            words.add(word.toString());
            word.setLength(0);
          }
          begun = false;
        } else {
          word.append(c);
          begun = true;
        }
      }
      if (quote != 0) {
        throw new TypeConversionException("a quote is not closed: " + typed);
      }
      if (begun) {
        words.add(word.toString());
      }
      if (words.isEmpty() || words.get(0).isBlank()) {
        throw new TypeConversionException("it names no program");
      }
      return new Line(List.copyOf(words));
    }
  }

  /** The name of an environment variable. */
  static final class Name implements ITypeConverter<String> {
    @Override
    public String convert(String word) {
      try {
        return new Hooks(List.of(), List.of(), Optional.empty(), List.of(word), false)
            .variables()
            .get(0);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage() + "; write its name alone");
      }
    }
  }
}
