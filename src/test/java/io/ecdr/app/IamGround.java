package io.ecdr.app;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.cloudwatch.Metrics;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import io.ecdr.sim.world.elasticache.ServerlessOptions.ExportKey;
import io.ecdr.sim.world.ground.Keys;
import io.ecdr.sim.world.ground.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two simulated Regions with two buckets, and an operator who types: what the policies of all
 * commands are tried on.
 */
abstract class IamGround {

  static final String ACCOUNT = SimulatorOptions.DEFAULT_ACCOUNT;
  static final Map<String, String> BUCKETS =
      Map.of(
          "exports",
          "us-east-1",
          "dr-eu",
          "eu-west-1",
          "dr-eu-2",
          "eu-west-1",
          "dr-eu-3",
          "eu-west-1",
          "new",
          "us-east-1");
  static final Place AWAY = new Place(ACCOUNT, "eu-west-1");
  static final Keys.Key KEY = new Keys().make(AWAY, "", Instant.EPOCH);
  static final String PLACED =
      " --subnet-group private --security-group sg-eu-west-1 --kms-key " + KEY.id();
  static final String BACKUP =
      "backup create %s --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu";
  static final String STANDBY =
      "standby create %1$s --region us-east-1 --to eu-west-1 --as %1$s-eu" + PLACED;

  @TempDir Path folder;
  Simulator simulator;
  Operator operator;

  @BeforeEach
  void start() throws IOException {
    simulator =
        Simulator.start(
            SimulatorOptions.forTests()
                .withServerless(new ServerlessOptions(ExportKey.FOLDER, Options.Choice.ACCEPT)));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    var keys = simulator.world().ground().keys();
    simulator.world().run(() -> keys.make(AWAY, "", Instant.EPOCH));
    for (var region : List.of("us-east-1", "eu-west-1")) {
      done("sim subnet-group private --region " + region);
    }
    for (var bucket : List.of("exports", "dr-eu")) {
      done("sim bucket " + bucket + " --region " + BUCKETS.get(bucket));
    }
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  Operator.Ended done(String line) {
    return ended(line, 0);
  }

  Operator.Ended ended(String line, int code) {
    return operator.ends(line, code);
  }

  void call(String region, String words) {
    done("sim call elasticache " + words + " --quiet --region " + region);
  }

  void caches(String... ids) {
    for (var id : ids) {
      done(
          "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
              + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
              + " CacheSubnetGroupName=private AutomaticFailoverEnabled=true"
              + (id.startsWith("cluster")
                  ? " NumNodeGroups=2 ReplicasPerNodeGroup=1"
                      + " CacheParameterGroupName=default.redis7.cluster.on"
                  : " NumCacheClusters=2 CacheParameterGroupName=default.redis7")
              + " ReplicationGroupId="
              + id);
    }
    for (var id : ids) {
      done("sim wait " + id + " --region us-east-1");
    }
  }

  void standbys(String... ids) {
    caches(ids);
    for (var id : ids) {
      done(STANDBY.formatted(id) + " --yes");
      publishLag("eu-west-1", id + "-eu-001");
    }
  }

  /** A pair with a user group on both sides. */
  void guarded(String id) {
    guardedPrimary(id);
    done(STANDBY.formatted(id) + " --user-group app --yes");
    publishLag("eu-west-1", id + "-eu-001");
  }

  /** A cache with a user group, of which there is one in the other Region as well. */
  void guardedPrimary(String id) {
    for (var region : List.of("us-east-1", "eu-west-1")) {
      call(region, "CreateUserGroup UserGroupId=app Engine=redis UserIds.member.1=default");
    }
    call(
        "us-east-1",
        "CreateReplicationGroup ReplicationGroupDescription=test Engine=redis"
            + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private NumCacheClusters=2"
            + " AutomaticFailoverEnabled=true TransitEncryptionEnabled=true"
            + " UserGroupIds.member.1=app ReplicationGroupId="
            + id);
    done("sim wait " + id + " --region us-east-1");
  }

  /** A serverless cache and a single node. */
  void lone() {
    call("us-east-1", "CreateServerlessCache Engine=redis ServerlessCacheName=basket");
    call(
        "us-east-1",
        "CreateCacheCluster Engine=redis CacheNodeType=cache.r7g.large CacheClusterId=alone"
            + " CacheSubnetGroupName=private");
    done("sim wait basket --region us-east-1");
    done("sim wait alone --region us-east-1");
  }

  void publishLag(String region, String node) {
    var series =
        new Metrics.Series(
            ACCOUNT,
            region,
            "AWS/ElastiCache",
            "GlobalDatastoreReplicationLag",
            Map.of("CacheClusterId", node, "CacheNodeId", "0001"));
    var at = Instant.now().minusSeconds(60);
    simulator
        .world()
        .run(() -> simulator.world().metrics().add(series, new Metrics.Point(at, at, 1)));
  }
}
