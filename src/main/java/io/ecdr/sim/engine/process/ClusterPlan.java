package io.ecdr.sim.engine.process;

import io.ecdr.sim.engine.GroupSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Gives the nodes of a cluster their ids, ports and roles.
 *
 * @param folder of the start; makes ids differ from start to start
 * @param ports of clients by node, for nodes that keep theirs
 * @param relays one per shard for a standby, else none
 */
record ClusterPlan(GroupSpec spec, Path folder, Map<String, Integer> ports, List<Relay> relays) {

  /**
   * The nodes in the order of the spec. In a standby's cluster each shard's slots belong to a
   * stand-in, which is a relay of ours, and every node is its replica; the stand-ins come last.
   */
  ClusterLayout layout() throws IOException {
    int count = spec.shards().stream().mapToInt(s -> s.nodes().size()).sum();
    var free = FreePorts.find(2 * count).iterator();
    var members = new ArrayList<ClusterLayout.Member>();
    var standIns = new ArrayList<ClusterLayout.Member>();
    for (int i = 0; i < spec.shards().size(); i++) {
      var shard = spec.shards().get(i);
      var primary = "";
      if (!relays.isEmpty()) {
        var at = relays.get(i).ports();
        primary = nodeId("stand-in " + shard.id(), at);
        standIns.add(new ClusterLayout.Member(primary, at, "", shard.slots(), i + 1));
      }
      for (String node : shard.nodes()) {
        int client = free.next();
        var own = new NodeFolder.Ports(ports.getOrDefault(node, client), free.next());
        var id = nodeId(node, own);
        var slots = primary.isEmpty() ? shard.slots() : "";
        members.add(new ClusterLayout.Member(id, own, primary, slots, i + 1));
        primary = primary.isEmpty() ? id : primary;
      }
    }
    members.addAll(standIns);
    return new ClusterLayout(members);
  }

  /** Different for each start, since ports of running servers or folders differ. */
  private String nodeId(String node, NodeFolder.Ports at) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-1")
              .digest((folder + " " + node + " " + at).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
