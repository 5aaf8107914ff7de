package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.SeedRefused;
import io.ecdr.sim.engine.SeedRefused.Why;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a server wrote while it ran: the only place where it says why it ended. */
record ServerLog(String text) {

  private static final List<String> LOAD_FAILURES =
      List.of(
          "Wrong signature",
          "Wrong RDB checksum",
          "Unexpected EOF",
          "Short read",
          "Internal error in RDB",
          "Fatal error loading the DB",
          "rdb file reading failure",
          "Unknown RDB",
          "Invalid object type");

  static ServerLog read(Path file) {
    try {
      return new ServerLog(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new ServerLog("");
    }
  }

  /** Whether it met keys whose slots are another shard's, while loading in cluster mode. */
  boolean foundForeignKeys() {
    return text.contains("I have keys for");
  }

  /**
   * Why a server ended before it was ready.
   *
   * @param name of the node, for the message
   * @param seeded whether it had a file to load; then an end without a known reason is the file's
   */
  RuntimeException whyEnded(String name, boolean seeded) {
    if (text.contains("Address already in use") || text.contains("Failed listening on port")) {
      return new PortTaken(line("Address already in use"));
    }
    if (text.contains("Can't handle RDB format version")) {
      return new SeedRefused(Why.TOO_NEW, line("Can't handle RDB format version"));
    }
    for (String failure : LOAD_FAILURES) {
      if (text.contains(failure)) {
        return new SeedRefused(Why.CORRUPT, line(failure));
      }
    }
    if (seeded) {
      return new SeedRefused(Why.CORRUPT, "The server ended while loading: " + lastLine());
    }
    return new IllegalStateException("The server of " + name + " ended: " + lastLine());
  }

  private String line(String part) {
    return text.lines().filter(l -> l.contains(part)).findFirst().map(ServerLog::bare).orElse(part);
  }

  private String lastLine() {
    return text.lines()
        .filter(l -> !l.isBlank())
        .reduce((a, b) -> b)
        .map(ServerLog::bare)
        .orElse("it wrote nothing");
  }

  /** Without process id and time. */
  private static String bare(String line) {
    return line.replaceFirst("^[0-9]+:[A-Z] .*?[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]+ [.*#-] ", "");
  }
}
