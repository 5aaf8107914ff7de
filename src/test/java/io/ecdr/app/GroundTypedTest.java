package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.world.ground.Keys;
import io.ecdr.sim.world.ground.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Restores and standbys typed where something outside ElastiCache stands in their way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroundTypedTest {

  private static final List<String> OTHERS = List.of("ec2", "iam", "kms", "servicequotas");
  private static final String GOOD = " --security-group sg-eu-west-1";

  private static final String CACHE =
      "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
          + " ReplicationGroupId=%s ReplicationGroupDescription=d Engine=redis"
          + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private NumNodeGroups=2"
          + " CacheParameterGroupName=default.redis7.cluster.on ReplicasPerNodeGroup=1"
          + " AutomaticFailoverEnabled=true AtRestEncryptionEnabled=true";

  private Simulator simulator;
  private Operator operator;
  private Keys.Key key;
  private String restore;

  @BeforeAll
  void prepareABackupOfAnEncryptedCache(@TempDir Path folder) throws IOException {
    simulator = Simulator.start(SimulatorOptions.forTests());
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    key =
        simulator
            .world()
            .locked(
                () ->
                    simulator
                        .world()
                        .ground()
                        .keys()
                        .make(
                            new Place(SimulatorOptions.DEFAULT_ACCOUNT, "eu-west-1"),
                            "of the DR Region",
                            Instant.EPOCH));
    restore =
        "restore orders@latest --region us-east-1 --to eu-west-1 --as orders-dr --dr-bucket dr-eu"
            + " --subnet-group private --dry-run --kms-key "
            + key.arn();
    for (var line :
        List.of(
            "sim subnet-group private --region us-east-1",
            "sim subnet-group private --region eu-west-1",
            "sim bucket exports --region us-east-1",
            "sim bucket dr-eu --region eu-west-1",
            CACHE.formatted("orders"),
            CACHE.formatted("shop"),
            "sim wait orders --region us-east-1",
            "sim wait shop --region us-east-1",
            "standby create shop --region us-east-1 --to eu-west-1 --as shop-eu --yes"
                + " --subnet-group private",
            "backup create orders --region us-east-1 --dr-region eu-west-1 --bucket exports"
                + " --dr-bucket dr-eu --yes")) {
      types(line, 0);
    }
  }

  @AfterAll
  void end() {
    simulator.close();
  }

  @AfterEach
  void mend() {
    simulator.faults().clearAll();
    key.enable(true);
  }

  private Operator.Ended types(String line, int code) {
    return operator.ends(line, code);
  }

  /** A check in the plan that was printed as JSON. */
  private static String check(Operator.Ended ended, String id) {
    var check =
        ended.data().fields("plan").list("checks").stream()
            .filter(c -> c.text("id").orElseThrow().equals(id))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no check " + id + " in " + ended.out()));
    return check.text("verdict").orElseThrow() + ": " + check.text("observed").orElseThrow();
  }

  private String asked(String line, int code, String id) {
    return check(types(line + " -o json", code), id);
  }

  @Test
  void aRestoreWithAllInPlaceSaysWhatItSaw() {
    var ended = types(restore + GOOD + " -o json", 0);
    assertThat(check(ended, "security-groups")).isEqualTo("pass: sg-eu-west-1");
    assertThat(check(ended, "kms-key")).isEqualTo("pass: " + key.arn() + " is Enabled");
    assertThat(check(ended, "subnets")).isEqualTo("pass: eu-west-1a 250 free, eu-west-1b 249 free");
    assertThat(check(ended, "quotas"))
        .isEqualTo("pass: 8 of 300 nodes in the Region; 4 of 90 nodes in a cluster");
    assertThat(check(ended, "service-role")).isEqualTo("pass: there");
    assertThat(check(ended, "region-enabled")).startsWith("pass: ");
    assertThat(ended.wire()).extracting(RecordingHttp.Wire::service).containsAll(OTHERS);
  }

  @Test
  void aSecurityGroupThatIsNotThereStopsIt() {
    var ended = types(restore + " --security-group sg-nope,sg-eu-west-1", 11);
    assertThat(ended.out()).contains("there is no sg-nope in eu-west-1", "--security-group");
    assertThat(asked(restore + " --security-group sg-default-eu-west-1", 11, "security-groups"))
        .isEqualTo("fail: sg-default-eu-west-1 is of vpc-default-eu-west-1");
  }

  @Test
  void aDisabledKeyStopsIt() {
    simulator.world().run(() -> key.enable(false));
    assertThat(asked(restore + GOOD, 11, "kms-key"))
        .isEqualTo("fail: " + key.arn() + " is Disabled");
    simulator.world().run(() -> key.enable(true));
    types(restore + GOOD, 0);
  }

  @Test
  void aKeyOfAnotherRegionIsNone() {
    var home = key.arn().replace("eu-west-1", "us-east-1");
    assertThat(asked(restore.replace(key.arn(), home) + GOOD, 11, "kms-key"))
        .isEqualTo("fail: there is no key " + home + " in eu-west-1");
  }

  @Test
  void aFullQuotaStopsItAndAlsoStopsTheService() {
    types("sim fault quota eu-west-1 L-DFE45DF3=7", 0);
    assertThat(asked(restore + GOOD, 11, "quotas")).startsWith("fail: 8 of 7 nodes in the Region");
    var refused =
        operator.types(
            "sim call elasticache CreateReplicationGroup --region eu-west-1"
                + " ReplicationGroupId=x ReplicationGroupDescription=x Engine=redis"
                + " CacheNodeType=cache.r7g.large NumCacheClusters=4");
    assertThat(refused.err() + refused.out()).contains("NodeQuotaForCustomerExceeded");
  }

  @Test
  void withoutIamItGoesOnAndSaysSo() {
    types("sim fault region-dark us-east-1", 0);
    var ended = types(restore + GOOD + " -o json", 0);
    assertThat(check(ended, "service-role")).startsWith("warn: iam:GetRole in us-east-1: ");
  }

  @Test
  void aRegionThatIsGivenUpIsNotAskedForItsIamEither() {
    var ended = types(restore + GOOD + " --assume-region-down us-east-1 -o json", 0);
    assertThat(check(ended, "service-role")).startsWith("warn: us-east-1 is assumed down");
    assertThat(ended.wire()).extracting(RecordingHttp.Wire::region).containsOnly("eu-west-1");
  }

  @Test
  void quotasThatDoNotAnswerCanBeAccepted() {
    types("sim fault region-dark eu-west-1 --service servicequotas", 0);
    assertThat(asked(restore + GOOD + " --accept-unknown quotas", 0, "quotas"))
        .startsWith("unknown: servicequotas:ListServiceQuotas in eu-west-1: no answer");
  }

  @Test
  void aThrottledServiceIsAskedAgain() {
    types("sim fault throttle eu-west-1 --rate 1 --service ec2", 0);
    assertThat(asked(restore + GOOD, 0, "security-groups")).isEqualTo("pass: sg-eu-west-1");
  }

  @Test
  void aStandbyIsAskedForTheSame() {
    var standby =
        "standby create orders --region us-east-1 --to eu-west-1 --as orders-eu --dry-run"
            + " --subnet-group private --kms-key "
            + key.id();
    assertThat(asked(standby + " --security-group sg-nope", 11, "security-groups"))
        .isEqualTo("fail: there is no sg-nope in eu-west-1");
    assertThat(asked(standby + GOOD, 0, "kms-key")).contains("Enabled");
    assertThat(asked(standby + GOOD, 0, "quotas")).startsWith("pass: 8 of 300");
  }

  @Test
  void anEmergencyAsksNoneOfThem() {
    for (var line :
        List.of(
            "failover shop --region us-east-1 --to eu-west-1 --accept-unknown-loss --dry-run"
                + " --or-detach",
            "detach shop-eu --region eu-west-1 --accept-unknown-loss --dry-run")) {
      var ended = operator.types(line);
      assertThat(ended.wire()).as(line).isNotEmpty();
      assertThat(ended.wire())
          .extracting(RecordingHttp.Wire::service)
          .doesNotContainAnyElementsOf(OTHERS);
    }
  }
}
