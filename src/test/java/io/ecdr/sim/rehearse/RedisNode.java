package io.ecdr.sim.rehearse;

import io.valkey.Jedis;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** A real server for one test, without persistence. */
final class RedisNode implements AutoCloseable {

  private final RedisServer server;
  private final int port;

  RedisNode(Path folder) throws IOException {
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server =
        RedisServer.builder()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("dir " + folder)
            .build();
    server.start();
  }

  CacheAddress address() {
    return new CacheAddress(false, "127.0.0.1", port);
  }

  Jedis client() {
    return new Jedis("127.0.0.1", port);
  }

  @Override
  public void close() {
    server.stop();
  }
}
