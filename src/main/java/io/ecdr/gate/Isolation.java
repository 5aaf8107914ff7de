package io.ecdr.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Ways to start a process in a network of its own that has nothing but a loopback. Whether one
 * works here is tried, never assumed: systems forbid it in many ways.
 *
 * <p>Where a process keeps its user, files that it makes stay that user's without further ado;
 * where that cannot be had it is told that it is root, which outside it is not.
 */
final class Isolation {

  private static final int TRIAL_SECONDS = 5;

  /** Brings the loopback up, by whichever tool there is, then becomes the program. */
  private static final String SCRIPT =
      "ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null"
          + " || busybox ip link set lo up 2>/dev/null || exit 71;"
          + " for teller in "
          + String.join(" ", Relay.TELLERS)
          + "; do ip addr add $teller/32 dev lo 2>/dev/null; done;"
          + " exec \"$@\"";

  private static final List<List<String>> USERS =
      List.of(List.of("--map-current-user", "--keep-caps"), List.of("--map-root-user"));

  private final String missing;
  private final List<String> words;

  private Isolation(String missing, List<String> words) {
    this.missing = missing;
    this.words = words;
  }

  /** Tries what there is. */
  static Isolation here() {
    var why = "";
    for (var user : USERS) {
      var words = new ArrayList<>(List.of("unshare", "--user"));
      words.addAll(user);
      words.addAll(List.of("--net", "sh", "-c", SCRIPT, "sh"));
      var failed = trouble(words);
      if (failed.isEmpty()) {
        return new Isolation("", words);
      }
      why = failed.get();
    }
    return new Isolation("a network of its own cannot be had here: " + why, List.of());
  }

  /** None, for tests of what is without. */
  static Isolation none(String why) {
    return new Isolation(why, List.of());
  }

  /** Why there is none; empty when there is. */
  String missing() {
    return missing;
  }

  boolean works() {
    return missing.isEmpty();
  }

  /** What goes before a program's own words. */
  List<String> words() {
    return words;
  }

  private static Optional<String> trouble(List<String> start) {
    var command = new ArrayList<>(start);
    command.add("true");
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("unshare does not end");
      }
      if (process.exitValue() == 0) {
        return Optional.empty();
      }
      var said = new String(process.getInputStream().readAllBytes()).strip();
      return Optional.of(
          said.isEmpty()
              ? "its loopback cannot be brought up (exit code " + process.exitValue() + ")"
              : said.lines().findFirst().orElse(""));
    } catch (IOException e) {
      return Optional.of("unshare cannot be run");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
