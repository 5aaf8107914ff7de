package io.ecdr.sim.engine.process;

import io.ecdr.sim.blob.Blob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One server's folder: its configuration, its log, its data. */
record NodeFolder(Path path) {

  /** Where a server listens; {@code bus} is 0 without cluster mode. */
  record Ports(int client, int bus) {}

  static NodeFolder create(Path path) throws IOException {
    return new NodeFolder(Files.createDirectories(path));
  }

  Path config() {
    return path.resolve("server.conf");
  }

  Path log() {
    return path.resolve("server.log");
  }

  Path dump() {
    return path.resolve("dump.rdb");
  }

  void seed(Blob seed) throws IOException {
    try (var in = seed.open(0)) {
      Files.copy(in, dump());
    }
  }

  void joinCluster(String nodesConf) throws IOException {
    Files.writeString(path.resolve("nodes.conf"), nodesConf);
  }

  /**
   * Writes the configuration. Nothing is saved but by our own BGSAVE, and a primary sends a new
   * replica its data at once instead of waiting for more replicas.
   */
  void configure(Ports ports, long maxMemoryBytes) throws IOException {
    var plain =
        """
        bind 127.0.0.1
        protected-mode yes
        port %d
        daemonize no
        set-proc-title no
        crash-memcheck-enabled no
        dir %s
        dbfilename dump.rdb
        save ""
        appendonly no
        repl-diskless-sync yes
        repl-diskless-sync-delay 0
        maxmemory %d
        maxmemory-policy noeviction
        """
            .formatted(ports.client(), quoted(path.toString()), maxMemoryBytes);
    var text = plain + AccessControl.configuration();
    Files.writeString(config(), ports.bus() == 0 ? text : text + cluster(ports.bus()));
  }

  /**
   * Roles change only when the simulator says so. A lost shard leaves the others writable, so that
   * what a disaster costs can be measured shard by shard. The node timeout is longer than any run,
   * because a frozen and thawed Region must find its cluster as it was, and because the stand-ins
   * of a standby never answer on the bus; within what a 32-bit server can hold.
   */
  private static String cluster(int busPort) {
    return """
        cluster-enabled yes
        cluster-config-file nodes.conf
        cluster-port %d
        cluster-replica-no-failover yes
        cluster-allow-replica-migration no
        cluster-require-full-coverage no
        cluster-node-timeout 2000000000
        """
        .formatted(busPort);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
