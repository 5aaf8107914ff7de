package io.ecdr.cli;

import io.ecdr.codec.Json;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Value;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * What happens, for programs that follow along: one JSON object a line, schema {@value #SCHEMA},
 * with {@code seq} (from 1), {@code time}, {@code type} and {@code data}. Every line is out before
 * the next thing happens, and the last one is always of type {@code exit}.
 */
final class JsonLines {

  /** The form's name and version. */
  static final String SCHEMA = "ecdr.event/1";

  private final PrintWriter out;
  private final InstantSource clock;
  private int written;
  private String next = "";

  JsonLines(PrintWriter out, InstantSource clock) {
    this.out = Objects.requireNonNull(out, "out");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Writes a line. */
  synchronized void line(String type, Value.Fields data) {
    written++;
    out.print(
        Json.write(
                Value.fields("schema", SCHEMA, "time", clock.instant().toString(), "type", type)
                    .with("seq", written)
                    .with("data", data))
            + "\n");
    out.flush();
  }

  /** What to type next; told in the last line. */
  synchronized void next(String command) {
    next = command;
  }

  /** The last line, where any was written. */
  synchronized void exit(int code) {
    if (written == 0) {
      return;
    }
    var known = Arrays.stream(ExitCode.values()).filter(c -> c.number() == code).findFirst();
    line(
        "exit",
        Value.fields(
                "name",
                known.map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse(""),
                "meaning",
                known.map(ExitCode::meaning).orElse(""),
                "next",
                next)
            .with("code", code));
  }
}
