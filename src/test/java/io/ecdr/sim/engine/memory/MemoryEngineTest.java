package io.ecdr.sim.engine.memory;

import io.ecdr.sim.engine.Engine;
import io.ecdr.sim.engine.EngineContract;
import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.RunningGroup;
import io.ecdr.sim.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;

class MemoryEngineTest extends EngineContract {

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T01:00:00Z"));
  private final MemoryEngine engine = new MemoryEngine(time);

  @AfterEach
  void close() {
    engine.close();
  }

  @Override
  protected Engine engine() {
    return engine;
  }

  @Override
  protected Instant now() {
    return time.now();
  }

  @Override
  protected void elapse(Duration by) {
    time.advance(by);
  }

  @Override
  protected void put(
      RunningGroup group, GroupSpec spec, int database, String key, String value, long expires) {
    var end = expires == 0 ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(expires));
    door(spec).put(database, key, value, end);
  }

  @Override
  protected Map<String, Kept> read(RunningGroup group, GroupSpec spec) {
    var found = new TreeMap<String, Kept>();
    var door = door(spec);
    for (String key : door.keys()) {
      found.put(key, new Kept(door.get(key).orElseThrow(), millis(door.expires(key))));
    }
    return found;
  }

  private MemoryGroup door(GroupSpec spec) {
    return engine.group(spec.region(), spec.name()).orElseThrow();
  }
}
