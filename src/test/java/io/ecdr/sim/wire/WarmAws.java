package io.ecdr.sim.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code aws} command without loading its modules anew each time: every command line is run by
 * a fork of a Python that has them, with its own arguments, environment and exit code. Only where
 * that Python has the same version of the command as the PATH; elsewhere there is none.
 */
final class WarmAws {

  private static final Path SCRIPT = Path.of("src", "test", "py", "warm_aws.py").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static Optional<WarmAws> one;

  private final Process process;
  private final BufferedReader answers;

  private WarmAws(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The one of this process, which ends with it. */
  static synchronized Optional<WarmAws> one() {
    if (one == null) {
      one = start();
    }
    return one;
  }

  private static Optional<WarmAws> start() {
    try {
      var version = new ProcessBuilder("aws", "--version").start();
      var told = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var python =
          new ProcessBuilder("python3", SCRIPT.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      python.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      var warm = new WarmAws(python.start());
      var own = warm.answers.readLine();
      if (own != null && told.startsWith(own + " ")) {
        Runtime.getRuntime().addShutdownHook(new Thread(warm.process::destroyForcibly));
        return Optional.of(warm);
      }
      warm.process.destroyForcibly();
    } catch (IOException e) {
      // No python3: then the command is started as everybody starts it.
    }
    return Optional.empty();
  }

  /** Runs one command line; its exit code. One after the other. */
  synchronized int run(List<String> words, Map<String, String> environment, Path out, Path err) {
    var asked =
        Map.of("args", words, "env", environment, "out", out.toString(), "err", err.toString());
    try {
      var writer = process.outputWriter(StandardCharsets.UTF_8);
      writer.write(JSON.writeValueAsString(asked) + "\n");
      writer.flush();
      var code = answers.readLine();
      if (code == null) {
        throw new IOException("the process that runs the aws command has ended");
      }
      return Integer.parseInt(code);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
