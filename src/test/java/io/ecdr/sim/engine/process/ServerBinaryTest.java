package io.ecdr.sim.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.sim.engine.EngineVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerBinaryTest {

  @TempDir Path folder;

  @Test
  void unpacksAProgramThatOnlyItsOwnerMayUse() throws IOException {
    var binary = ServerBinary.bundled(folder, "Linux", "amd64");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(binary.file())))
        .isEqualTo("rwx------");
    assertThat(binary.version()).isEqualTo(new EngineVersion("redis", "7.0.15", 10));
  }

  @Test
  void carriesProgramsForTheUsualSystems() throws IOException {
    for (var system :
        new String[][] {
          {"Linux", "aarch64"}, {"Linux", "i386"}, {"Mac OS X", "aarch64"}, {"Mac OS X", "x86_64"}
        }) {
      var target = Files.createDirectory(folder.resolve(system[0] + system[1]));
      assertThat(ServerBinary.bundled(target, system[0], system[1]).file()).isNotEmptyFile();
    }
  }

  @Test
  void saysWhatToDoOnOtherSystems() {
    assertThatThrownBy(() -> ServerBinary.bundled(folder, "Windows 11", "amd64"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Windows 11")
        .hasMessageContaining("--engine-binary");
    assertThatThrownBy(() -> ServerBinary.bundled(folder, "Linux", "riscv64"))
        .hasMessageContaining("riscv64");
  }

  @Test
  void findsOutTheVersionsOfANamedProgramByItself() throws IOException {
    var program =
        ServerBinary.bundled(folder, System.getProperty("os.name"), System.getProperty("os.arch"));
    try (var engine =
        ProcessEngine.open(
            folder.resolve("run"), Optional.of(program.file()), InstantSource.system())) {
      assertThat(engine.versions()).containsExactly(new EngineVersion("redis", "7.0.15", 10));
    }
    assertThat(ProcessEngineTest.serversIn(folder.resolve("run"))).isEmpty();
  }

  @Test
  void refusesWhatIsNoServerAndLeavesNothingBehind() throws IOException {
    var script = program("echo hello");
    assertThatThrownBy(() -> open(script)).hasMessageContaining("it said: hello");
    assertThatThrownBy(() -> open(folder.resolve("missing"))).hasMessageContaining("missing");
    assertThatThrownBy(() -> open(folder)).hasMessageContaining("is not an executable file");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void refusesServersBeforeVersionSeven() throws IOException {
    var script = program("echo 'Redis server v=6.2.14 sha=0:0 malloc=libc bits=64'");
    assertThatThrownBy(() -> open(script))
        .hasMessageContaining("6.2.14")
        .hasMessageContaining("7.0");
  }

  @Test
  void refusesAFolderThatAnotherRunUses() throws IOException {
    try (var engine =
        ProcessEngine.open(folder.resolve("run"), Optional.empty(), InstantSource.system())) {
      assertThatThrownBy(
              () ->
                  ProcessEngine.open(
                      folder.resolve("run"), Optional.empty(), InstantSource.system()))
          .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
      assertThat(engine.versions()).hasSize(1);
    }
  }

  private void open(Path program) throws IOException {
    ProcessEngine.open(folder.resolve("run"), Optional.of(program), InstantSource.system()).close();
  }

  private Path program(String body) throws IOException {
    var script = folder.resolve("program");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }
}
