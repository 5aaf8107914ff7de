package io.ecdr.sim.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.EngineContract;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RunningGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ProcessEngineTest extends EngineContract {

  @TempDir Path base;
  private ProcessEngine engine;

  @BeforeEach
  void open() throws IOException {
    engine = ProcessEngine.open(base.resolve("run"), Optional.empty(), InstantSource.system());
  }

  @AfterEach
  void leavesNothingRunning() {
    engine.close();
    assertThat(serversIn(base)).isEmpty();
    assertThat(base.resolve("run")).doesNotExist();
  }

  @Override
  protected Engine engine() {
    return engine;
  }

  @Override
  protected Instant now() {
    return InstantSource.system().instant();
  }

  /** The servers keep real time; the end is what we wait for, not a guess. */
  @Override
  protected void elapse(Duration time) {
    try {
      assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected void put(
      RunningGroup group, GroupSpec spec, int database, String key, String value, long expires) {
    RealServers.put(group, spec, database, key, value, expires);
  }

  @Override
  protected Map<String, Kept> read(RunningGroup group, GroupSpec spec) {
    return RealServers.read(group, spec);
  }

  static List<Long> serversIn(Path base) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().filter(c -> c.contains(base.toString())).isPresent())
        .map(ProcessHandle::pid)
        .toList();
  }
}
