package io.ecdr.app;

import io.ecdr.cli.Cli;
import io.ecdr.cli.Console;
import io.ecdr.gate.Inside;
import io.ecdr.model.ExitCode;
import io.ecdr.sim.cli.SimCommand;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The way in and the way out of the process. */
public final class Main {

  private static final int USUAL_COLUMNS = 100;

  private Main() {}

  /** Runs one command line and exits with its code. */
  public static void main(String[] arguments) {
    var console = console();
    if (arguments.length == 1 && List.of("--version", "-V").contains(arguments[0])) {
      // Scripts ask for it often; the command tree takes longer than the rest of the answer.
      console.out().println(Cli.versionLine(version()));
      console.out().flush();
      System.exit(console.out().checkError() ? ExitCode.INTERNAL.number() : 0);
    }
    System.exit(run(arguments, console));
  }

  private static int run(String[] arguments, Console console) {
    var signals = new Signals();
    try {
      if (Inside.here()) {
        Inside.enter();
      }
    } catch (IOException e) {
      console.err().println("ecdr: no way to the gate: " + e.getMessage());
      console.err().flush();
      return ExitCode.INTERNAL.number();
    }
    try (var wiring = new Wiring(System::getenv, InstantSource.system(), version(), signals)) {
      return new Cli(wiring, console, version(), Map.of("sim", typed -> SimCommand.line(typed)))
          .run(arguments);
    } catch (Error | RuntimeException e) {
      // A broken installation or no memory: still one line, and the details for those who ask.
      console.err().println("ecdr: internal fault: " + e);
      if (List.of(arguments).contains("--verbose")) {
        e.printStackTrace(console.err());
      }
      console.err().flush();
      return ExitCode.INTERNAL.number();
    }
  }

  /** From the jar's manifest; a run from classes has none. */
  static String version() {
    var version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static Console console() {
    boolean in = terminal('0');
    boolean out = terminal('1');
    boolean err = terminal('2');
    return new Console(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        in && err,
        out,
        err,
        Integer.getInteger("ecdr.columns", USUAL_COLUMNS),
        System::getenv,
        InstantSource.system());
  }

  /** The start script says which of the three streams are terminals; Java cannot tell before 22. */
  private static boolean terminal(char stream) {
    var known = System.getProperty("ecdr.terminals");
    return known == null ? System.console() != null : known.indexOf(stream) >= 0;
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8)));
  }
}
