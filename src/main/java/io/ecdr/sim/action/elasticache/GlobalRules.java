package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.GlobalGroup;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import java.util.List;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupMember;

/** What holds for global datastores and their members (facts 6.3, 6.8). */
final class GlobalRules {

  private static final List<String> FAMILIES =
      List.of("m5", "m6g", "m7g", "m8g", "r5", "r6g", "r6gd", "r7g", "r8g", "c7gn", "c8gn");

  private static final List<GlobalReplicationGroupMember> NOT_ASKED_FOR = null;

  private GlobalRules() {}

  /** A datastore that the Region knows, as it really is. */
  static GlobalGroup known(ElastiCache service, Estate estate, String id) {
    String wanted = Names.lower(Names.required("GlobalReplicationGroupId", id));
    if (!estate.globals().containsKey(wanted)) {
      throw Refusals.noGlobal(id);
    }
    return service
        .globals()
        .find(estate.account(), wanted)
        .orElseThrow(() -> Refusals.noGlobal(id));
  }

  /** A member, named as a request names it. */
  static GlobalGroup.Member member(GlobalGroup datastore, String region, String groupId) {
    return datastore
        .member(region, groupId)
        .orElseThrow(
            () ->
                Refusals.value(
                    "Replication group %s in Region %s is not associated with Global Replication Group %s."
                        .formatted(groupId, region, datastore.id())));
  }

  /** How a Region shows a datastore; members only when asked for. */
  static GlobalReplicationGroup shown(Estate estate, String id, boolean members) {
    var all = estate.globals().get(id);
    return members ? all : all.toBuilder().members(NOT_ASKED_FOR).build();
  }

  /** Refuses what a member may not do by itself. */
  static void requireNoMember(Group group, ElastiCache service) {
    service
        .globals()
        .of(group)
        .ifPresent(
            datastore -> {
              throw Refusals.partOfGlobal(group.id(), datastore.id());
            });
  }

  /** Node family and size, engine version (UG:Redis-Global-Datastores-Getting-Started). */
  static void requireFit(Group group) {
    String type = group.about().cacheNodeType();
    String[] parts = type.split("\\.");
    if (parts.length != 3 || !FAMILIES.contains(parts[1]) || !parts[2].endsWith("large")) {
      throw Refusals.value(
          "Global Datastore is not supported for the node type %s.".formatted(type));
    }
    if (group.version().engine().equals("redis") && tooOld(group.version().version())) {
      throw Refusals.value(
          "Global Datastore is not supported for engine version %s."
              .formatted(group.version().version()));
    }
  }

  /** Before 5.0.6. */
  private static boolean tooOld(String version) {
    int[] least = {5, 0, 6};
    String[] parts = version.split("\\.");
    for (int i = 0; i < least.length; i++) {
      int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
      if (part != least[i]) {
        return part < least[i];
      }
    }
    return false;
  }
}
