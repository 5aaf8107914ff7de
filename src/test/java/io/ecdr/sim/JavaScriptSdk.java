package io.ecdr.sim;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The AWS SDK for JavaScript as an independent judge of the wire: scripts of {@code src/test/js},
 * run by node with the packages that are pinned there. They are fetched once, into a folder under
 * {@code target}.
 */
final class JavaScriptSdk {

  private static final Path SOURCES = Path.of("src", "test", "js");
  private static final Path FOLDER = Path.of("target", "js-sdk");
  private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc");

  /** What a run left behind. */
  record Result(int exit, String out, String err) {}

  private JavaScriptSdk() {}

  /** Skips the test, and says why, where node, npm or the packages cannot be had. */
  static void assumePresent() {
    for (var name : List.of("node", "npm")) {
      assume(onPath(name), "there is no " + name + " on the PATH");
    }
    assume(fetched(), "npm could not get the packages: see " + FOLDER.resolve("npm.log"));
  }

  private static void assume(boolean fine, String why) {
    if (!fine) {
      System.out.println("skipped: " + why);
    }
    Assumptions.assumeTrue(fine, why);
  }

  private static boolean onPath(String name) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** Exactly what the lock file pins. */
  private static boolean fetched() {
    try {
      Files.createDirectories(FOLDER);
      var done = FOLDER.resolve("fetched.json");
      var lock = Files.readString(SOURCES.resolve("package-lock.json"));
      if (Files.exists(done) && Files.readString(done).equals(lock)) {
        return true;
      }
      for (var file : FILES) {
        copy(file);
      }
      var log = FOLDER.resolve("npm.log");
      var npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      boolean there = ended(npm, 180) == 0;
      if (there) {
        Files.writeString(done, lock);
      }
      return there;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(String file) throws IOException {
    Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Runs a script against the endpoint, with nothing of this machine's AWS settings. */
  static Result run(String script, URI endpoint) throws IOException {
    copy(script);
    var out = Files.createTempFile("node", ".out");
    var err = Files.createTempFile("node", ".err");
    // Our node may be older than the SDK would like; that is no fault of what is tested.
    var node =
        new ProcessBuilder("node", "--no-warnings", script, endpoint.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    node.environment()
        .keySet()
        .removeIf(
            name -> name.startsWith("AWS_") || name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
    node.environment().put("AWS_CONFIG_FILE", "/nonexistent");
    node.environment().put("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent");
    int exit = ended(node, 60);
    var result =
        new Result(
            exit,
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
    Files.delete(out);
    Files.delete(err);
    return result;
  }

  /** Its exit code; one that takes too long is ended. */
  private static int ended(ProcessBuilder builder, int seconds) throws IOException {
    var process =
        builder
            .directory(FOLDER.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        new ArrayList<>(process.descendants().toList()).forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
