package io.ecdr.sim.engine.process;

import java.util.List;

/**
 * A cluster as its nodes find it written in their {@code nodes.conf}. Written beforehand instead of
 * meeting and gossiping: all know each other and their slots from the first moment, also while they
 * load their files, so a server can tell which keys are not its own.
 */
record ClusterLayout(List<Member> members) {

  /**
   * A node.
   *
   * @param id 40 hexadecimal digits
   * @param primary the primary's id for a replica, else empty
   * @param slots such as {@code 0-99,200}; empty for a replica
   * @param epoch the shard's configuration epoch, different for each shard
   */
  record Member(String id, NodeFolder.Ports ports, String primary, String slots, int epoch) {}

  /** The file for one of the members. */
  String nodesConf(Member self) {
    var text = new StringBuilder();
    for (var member : members) {
      text.append(
          "%s %s:%d@%d %s%s %s 0 0 %d connected %s\n"
              .formatted(
                  member.id(),
                  ServerProcess.HOST,
                  member.ports().client(),
                  member.ports().bus(),
                  member.equals(self) ? "myself," : "",
                  member.primary().isEmpty() ? "master" : "slave",
                  member.primary().isEmpty() ? "-" : member.primary(),
                  member.epoch(),
                  member.slots().replace(',', ' ').strip()));
    }
    int epoch = members.stream().mapToInt(Member::epoch).max().orElse(0);
    return text + "vars currentEpoch " + epoch + " lastVoteEpoch 0\n";
  }
}
