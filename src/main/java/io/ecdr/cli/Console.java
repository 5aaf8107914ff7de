package io.ecdr.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The three streams and what is at their other ends.
 *
 * @param out takes the result and nothing else
 * @param err takes the conversation: progress, questions, warnings, errors
 * @param asksHere whether a person can be asked: input and conversation are a terminal
 * @param outIsTerminal whether the result is read on a terminal
 * @param errIsTerminal whether the conversation is
 * @param columns how wide the terminal is
 * @param variables an environment variable's value, or null
 * @param lines the result as JSON lines, where that is asked for
 */
public record Console(
    PrintWriter out,
    PrintWriter err,
    BufferedReader in,
    boolean asksHere,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    UnaryOperator<String> variables,
    InstantSource clock,
    JsonLines lines) {
  public Console {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(variables, "variables");
    Objects.requireNonNull(clock, "clock");
  }

  /** A console that nothing was written to yet. */
  public Console(
      PrintWriter out,
      PrintWriter err,
      BufferedReader in,
      boolean asksHere,
      boolean outIsTerminal,
      boolean errIsTerminal,
      int columns,
      UnaryOperator<String> variables,
      InstantSource clock) {
    this(
        out,
        err,
        in,
        asksHere,
        outIsTerminal,
        errIsTerminal,
        columns,
        variables,
        clock,
        new JsonLines(out, clock));
  }
}
