package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script, with a Java that only says what it was given. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is for a POSIX shell")
class LauncherTest {

  private record Ended(int code, String out, String err) {}

  @TempDir private Path folder;
  private Path home;
  private Path launcher;

  @BeforeEach
  void install() throws IOException {
    folder = folder.toRealPath();
    home = folder.resolve("a place with blanks");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    for (var jar : List.of("b.jar", "a.jar")) {
      Files.createFile(home.resolve("lib").resolve(jar));
    }
    launcher = home.resolve("bin/ecdr");
    Files.copy(Path.of("src/dist/bin/ecdr"), launcher);
    executable(launcher);
  }

  @Test
  void startsTheMainClassWithAllJarsInOrderAndArgumentsUntouched() throws Exception {
    var ended = run(java("17.0.15"), launcher, "status", "a b", "", "*", "--x='q\"");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines().toList())
        .containsSubsequence(
            "-cp", "a.jar:b.jar", "io.ecdr.app.Main", "status", "a b", "", "*", "--x='q\"");
  }

  @Test
  void findsItsFolderThroughSymbolicLinks() throws Exception {
    var first = folder.resolve("first");
    Files.createSymbolicLink(first, Path.of("a place with blanks/bin/ecdr"));
    var bin = Files.createDirectory(folder.resolve("bin"));
    var second = Files.createSymbolicLink(bin.resolve("ecdr"), Path.of("../first"));

    var ended = run(java("17.0.15"), second);

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("a.jar:b.jar");
  }

  @Test
  void usesAnArchiveWhereThereIsOne() throws Exception {
    assertThat(run(java("17.0.15"), launcher).out()).doesNotContain("SharedArchiveFile");
    Files.createFile(home.resolve("lib/ecdr.jsa"));
    assertThat(run(java("17.0.15"), launcher).out()).contains("-XX:SharedArchiveFile=ecdr.jsa");
    Files.createFile(home.resolve("lib/ecdr.aot"));
    assertThat(run(java("17.0.15"), launcher).out()).doesNotContain("AOTCache");
    assertThat(run(java("25"), launcher).out())
        .contains("-XX:AOTCache=ecdr.aot")
        .doesNotContain("SharedArchiveFile");
  }

  @Test
  void filesNamedFromWhereTheOperatorStandsAreStillFound() throws Exception {
    var java = java("17.0.15");
    Files.writeString(
        java.resolve("bin/java"),
        "#!/bin/sh\necho \"$AWS_CONFIG_FILE|$AWS_SHARED_CREDENTIALS_FILE\"\n");
    var ended = run(Map.of("AWS_CONFIG_FILE", "mine", "JAVA_HOME", "jdk 17.0.15"), java, launcher);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().strip()).isEqualTo(folder.resolve("mine") + "|");
  }

  @Test
  void refusesAJavaThatIsTooOldWithoutStartingIt() throws Exception {
    var ended = run(java("1.8.0_402"), launcher);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("Java 8 is too old").contains("hint: install Java 17");
  }

  @Test
  void asksJavaForItsVersionWhereNoReleaseFileTellsIt() throws Exception {
    var java = java("11.0.2");
    Files.delete(java.resolve("release"));
    var ended = run(java, launcher);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("Java 11 is too old");
  }

  @Test
  void saysWhenThereIsNoJavaWhereItShouldBe() throws Exception {
    var ended = run(folder.resolve("nothing"), launcher);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).startsWith("ecdr: there is no Java in " + folder.resolve("nothing"));
  }

  /** A Java that prints its arguments, one a line. */
  private Path java(String version) throws IOException {
    var root = Files.createDirectories(folder.resolve("jdk " + version));
    Files.writeString(
        root.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    var bin = Files.createDirectories(root.resolve("bin")).resolve("java");
    Files.writeString(
        bin,
        """
        #!/bin/sh
        if [ "$1" = -version ]; then
          echo 'openjdk version "%s" 2026-01-01' >&2
          exit 0
        fi
        printf '%%s\\n' "$@"
        """
            .formatted(version));
    executable(bin);
    return root;
  }

  private Ended run(Path javaHome, Path command, String... arguments) throws Exception {
    return run(Map.of(), javaHome, command, arguments);
  }

  private Ended run(Map<String, String> variables, Path javaHome, Path command, String... arguments)
      throws Exception {
    var words = new ArrayList<>(List.of(command.toString()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().remove("ECDR_JAVA_HOME");
    builder.environment().remove("ECDR_JAVA_OPTS");
    builder.environment().remove("AWS_SHARED_CREDENTIALS_FILE");
    builder.environment().putAll(variables);
    var out = Files.createTempFile(folder, "out", "");
    var err = Files.createTempFile(folder, "err", "");
    var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
