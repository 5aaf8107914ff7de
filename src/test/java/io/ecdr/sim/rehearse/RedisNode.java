package io.ecdr.sim.rehearse;

import io.ecdr.sim.engine.GroupSpec;
import io.ecdr.sim.engine.process.ProcessEngine;
import io.valkey.Jedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A real server for one test: a group of one node. */
final class RedisNode implements AutoCloseable {

  private final ProcessEngine engine;
  private final int port;

  RedisNode(Path folder) throws IOException {
    engine = ProcessEngine.open(folder.resolve("run"), Optional.empty(), InstantSource.system());
    var shard = new GroupSpec.ShardSpec("0001", "", List.of("node-001"));
    var version = engine.versions().get(engine.versions().size() - 1);
    var group =
        engine
            .start(new GroupSpec("test", "us-east-1", false, List.of(shard), version, 0, List.of()))
            .join();
    port = group.address("node-001").port();
  }

  CacheAddress address() {
    return new CacheAddress(false, "127.0.0.1", port);
  }

  Jedis client() {
    return new Jedis("127.0.0.1", port);
  }

  @Override
  public void close() {
    engine.close();
  }
}
