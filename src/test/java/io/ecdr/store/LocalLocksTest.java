package io.ecdr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecdr.port.LockTaken;
import io.ecdr.port.Locks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLocksTest {

  private static final String NAME = Locks.ofLineage("111122223333/us-east-1/x/orders");

  @TempDir Path folder;
  private Locks locks;

  @BeforeEach
  void open() {
    locks = locks();
  }

  private Locks locks() {
    return new LocalLocks(folder, () -> Instant.parse("2026-11-23T01:15:00Z"), 42, "here");
  }

  @Test
  void aLockIsHeldUntilItIsClosed() {
    assertThat(locks.holder(NAME)).isEmpty();
    try (var held = locks.take(NAME, "op-1", "backup create")) {
      assertThat(held).isNotNull();
      assertThat(locks().holder(NAME).orElseThrow().operation()).isEqualTo("op-1");
      assertThatThrownBy(() -> locks().take(NAME, "op-2", "backup create"))
          .isInstanceOf(LockTaken.class)
          .hasMessageContaining("op-1")
          .hasMessageContaining("(backup create, process 42 on here")
          .hasMessageContaining("2026-11-23T01:15:00Z");
    }
    assertThat(locks.holder(NAME)).isEmpty();
    locks.take(NAME, "op-2", "backup create").close();
  }

  @Test
  void twoNamesAreTwoLocks() {
    try (var one = locks.take(NAME, "op-1", "backup create");
        var other = locks.take(Locks.ofOperation("op-1"), "op-1", "backup create")) {
      assertThat(one).isNotSameAs(other);
    }
  }

  @Test
  void aLockOfAnotherProcessIsSeenAndEndsWhenThatIsKilled() throws Exception {
    var process = holder();
    try {
      assertThat(locks.holder(NAME).orElseThrow().operation()).isEqualTo("op-7");
      assertThatThrownBy(() -> locks.take(NAME, "op-8", "backup create"))
          .isInstanceOf(LockTaken.class)
          .hasMessageContaining("op-7")
          .hasMessageContaining("process " + process.pid() + " on elsewhere");
      // Looking does not take it away.
      assertThat(locks.holder(NAME)).isPresent();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(locks.holder(NAME)).isEmpty();
    locks.take(NAME, "op-8", "backup create").close();
  }

  private Process holder() throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString(),
                NAME,
                "op-7")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo("taken");
    return process;
  }
}
