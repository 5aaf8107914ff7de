package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.EngineVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A server program.
 *
 * @param file absolute, executable
 * @param version as it says itself; its RDB version is 0 until it was seen to write one
 */
record ServerBinary(Path file, EngineVersion version) {

  private static final Pattern VERSION =
      Pattern.compile("(?i)(redis|valkey) server v=(([0-9]+)\\.[0-9]+\\.[0-9]+)");
  private static final EngineVersion BUNDLED = new EngineVersion("redis", "7.0.15", 10);
  private static final int SECONDS_TO_ANSWER = 20;

  /**
   * Unpacks the static server that comes with the product.
   *
   * @param folder where to put it; only its owner may run it
   * @throws IllegalStateException when there is none for this system
   */
  static ServerBinary bundled(Path folder, String os, String arch) throws IOException {
    var resource = "redis-server-7.0.15-" + platform(os) + "-" + processor(arch);
    try (var in = ServerBinary.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            ("No server program is carried for %s on %s (Linux amd64, arm64, 386 and macOS are)."
                    + " Name one with --engine-binary, or use --engine memory.")
                .formatted(os, arch));
      }
      var file = folder.resolve("redis-server").toAbsolutePath();
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try (var out = Files.newOutputStream(file)) {
        in.transferTo(out);
      }
      return new ServerBinary(file, BUNDLED);
    }
  }

  /**
   * Asks a program that the user names for its version.
   *
   * @throws IllegalStateException when it is no Redis or Valkey server of version 7.0 or later,
   *     which is the first with {@code cluster-port} and {@code PEXPIRETIME}
   */
  static ServerBinary named(Path binary) throws IOException {
    var file = binary.toAbsolutePath().normalize();
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw new IllegalStateException(file + " is not an executable file");
    }
    var said = versionOf(file);
    var found = VERSION.matcher(said);
    if (!found.find()) {
      var line = said.lines().findFirst().orElse("nothing");
      throw new IllegalStateException(file + " is not a Redis or Valkey server; it said: " + line);
    }
    if (Integer.parseInt(found.group(3)) < 7) {
      throw new IllegalStateException(
          file + " is version " + found.group(2) + "; 7.0 or later is needed");
    }
    var engine = found.group(1).toLowerCase(Locale.ROOT);
    return new ServerBinary(file, new EngineVersion(engine, found.group(2), 0));
  }

  ServerBinary writing(int rdbVersion) {
    return new ServerBinary(
        file, new EngineVersion(version.engine(), version.version(), rdbVersion));
  }

  private static String versionOf(Path file) throws IOException {
    var process =
        new ProcessBuilder(file.toString(), "--version").redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      return process
          .onExit()
          .thenApply(ServerBinary::said)
          .get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + file + " for its version", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(file + " --version did not answer", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String said(Process ended) {
    try {
      return new String(ended.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String platform(String os) {
    var name = os.toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.startsWith("linux") ? "linux" : "other";
  }

  private static String processor(String arch) {
    return switch (arch) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "arm64";
      case "x86", "i386", "i686" -> "386";
      default -> "other";
    };
  }
}
