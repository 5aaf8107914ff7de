package io.ecdr.sim.engine.process;

import io.valkey.Jedis;
import io.valkey.args.ClusterFailoverOption;
import io.valkey.exceptions.JedisDataException;
import java.util.ArrayList;
import java.util.List;

/** Makes the standby's nodes the owners of the stand-ins' slots, without asking anyone. */
record Takeover(ProcessGroup group, Deadline deadline) {

  private static final int PATIENCE_MILLIS = 5000;

  void run() {
    var standIns = standIns();
    var shards = group.spec().shards();
    for (int i = 0; i < shards.size(); i++) {
      group
          .first(i)
          .await(
              "take over",
              c -> {
                if (!master(c)) {
                  c.clusterFailover(ClusterFailoverOption.TAKEOVER);
                }
                return master(c);
              },
              deadline);
    }
    for (int i = 0; i < shards.size(); i++) {
      String first = group.first(i).ask(PATIENCE_MILLIS, Jedis::clusterMyId);
      for (String node : shards.get(i).nodes().subList(1, shards.get(i).nodes().size())) {
        group.server(node).await("follow its new primary", c -> replicates(c, first), deadline);
      }
    }
    for (var server : group.servers()) {
      standIns.forEach(id -> server.await("forget the stand-ins", c -> forgotten(c, id), deadline));
    }
  }

  private List<String> standIns() {
    var ports = group.servers().stream().map(ServerProcess::port).toList();
    var found = new ArrayList<String>();
    String nodes = group.first(0).ask(PATIENCE_MILLIS, Jedis::clusterNodes);
    for (String line : nodes.split("\n")) {
      String[] words = line.split(" ");
      int port = Integer.parseInt(words[1].replaceFirst("^[^:]*:(\\d+).*", "$1"));
      if (!ports.contains(port)) {
        found.add(words[0]);
      }
    }
    return found;
  }

  private static boolean master(Jedis connection) {
    return Info.of(connection, "replication").text("role").equals("master");
  }

  /** It may not have heard yet that the other is a primary now. */
  private static boolean replicates(Jedis connection, String primary) {
    try {
      connection.clusterReplicate(primary);
      return true;
    } catch (JedisDataException e) {
      return false;
    }
  }

  private static boolean forgotten(Jedis connection, String id) {
    try {
      connection.clusterForget(id);
      return true;
    } catch (JedisDataException e) {
      return String.valueOf(e.getMessage()).contains("Unknown node");
    }
  }
}
