package io.ecdr.render.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code shellcheck} thinks of a script, where it is installed. */
public final class ShellCheck {

  private ShellCheck() {}

  /** Whether it is there; says so when it is not. */
  public static boolean present() {
    boolean present =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, "shellcheck")));
    if (!present) {
      System.out.println("skipped: there is no shellcheck on the PATH");
    }
    return present;
  }

  /** Nothing at all may be found; where it is not installed nothing is looked for. */
  public static void findsNothing(String text) {
    if (!present()) {
      return;
    }
    try {
      var script = Files.createTempFile("checked", ".sh");
      var found = Files.createTempFile("found", ".txt");
      Files.writeString(script, text);
      var process =
          new ProcessBuilder("shellcheck", "--shell=sh", script.toString())
              .redirectErrorStream(true)
              .redirectOutput(found.toFile())
              .start();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(found)).isEmpty();
      Files.delete(script);
      Files.delete(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
