package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.world.elasticache.Arns;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Group;
import io.ecdr.sim.world.elasticache.GroupLife;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.Serverless;
import io.ecdr.sim.world.elasticache.ServerlessLife;

/**
 * The resource that a tag call names. Groups and their nodes must be {@code available}, even for
 * listing (TF#41416: seen).
 */
final class Tagged {

  private Tagged() {}

  /** Its ARN, as the resource itself has it. */
  static String resource(String arn, Estate estate) {
    var named =
        Arns.resource(Names.required("ResourceName", arn))
            .filter(each -> each.region().equals(estate.region()))
            .filter(each -> each.account().equals(estate.account()))
            .orElseThrow(() -> invalid(arn));
    String name = named.name();
    return switch (named.type()) {
      case "replicationgroup" -> settled(estate.group(name)).arn();
      case "cluster" -> node(name, estate);
      case "snapshot" -> estate.snapshot(name).arn();
      case "serverlesscache" -> settled(estate.serverless(name)).arn();
      case "serverlesscachesnapshot" -> estate.serverlessSnapshot(name).arn();
      case "subnetgroup" -> estate.subnetGroup(name).arn();
      case "parametergroup" -> estate.parameterGroup(name).arn();
      default -> throw invalid(arn);
    };
  }

  private static String node(String name, Estate estate) {
    Group group = estate.groupOfNode(name).orElseThrow(() -> Refusals.noNode(name));
    return settled(group).node(Names.lower(name)).orElseThrow().arn();
  }

  private static Group settled(Group group) {
    if (!group.life().is(GroupLife.State.AVAILABLE)) {
      throw Refusals.groupState("Cluster not in available state to perform tagging operations.");
    }
    return group;
  }

  /** While a backup runs no other call on the cache is accepted (UG:backups). */
  private static Serverless settled(Serverless cache) {
    if (!cache.life().is(ServerlessLife.State.AVAILABLE)) {
      throw Refusals.serverlessState(cache);
    }
    return cache;
  }

  private static RuntimeException invalid(String arn) {
    return Refusals.bad("InvalidARN", "The ARN is not valid here: " + arn);
  }
}
