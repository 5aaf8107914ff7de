package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecdr.sim.fault.FaultGrammar;
import io.ecdr.sim.wire.AwsCommand;
import io.ecdr.sim.world.elasticache.Options.DarkPrimary;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a global datastore as the ordinary {@code aws} command drives and shows it. */
class GlobalDatastoreAwsCommandTest {

  private static final String HOME = "us-east-1";
  private static final String AWAY = "eu-west-1";
  private static final String ID = "ldgnf-shop";

  private Simulator simulator;

  @BeforeEach
  void start() throws IOException {
    AwsCommand.assumePresent();
    simulator =
        Simulator.start(SimulatorOptions.forTests().withPromoteWhenPrimaryDark(DarkPrimary.REFUSE));
  }

  @AfterEach
  void close() {
    if (simulator != null) {
      simulator.close();
    }
  }

  @Test
  void isMadePromotedRefusedAndDetached() throws Exception {
    run(
        HOME,
        "create-replication-group --replication-group-id orders --replication-group-description d"
            + " --engine redis --cache-node-type cache.r7g.large --num-cache-clusters 1");
    await(HOME, "describe-replication-groups", "/ReplicationGroups/0/Status", "available");
    run(
        HOME,
        "create-global-replication-group --global-replication-group-id-suffix shop"
            + " --primary-replication-group-id orders");
    awaitStatus(HOME, "primary-only");
    String standby =
        "create-replication-group --replication-group-id orders-eu"
            + " --replication-group-description d --global-replication-group-id "
            + ID;
    var refused = aws(AWAY, standby + " --engine redis");
    assertThat(refused.err())
        .contains(
            "An error occurred (InvalidParameterCombination) when calling the"
                + " CreateReplicationGroup operation: Cannot use the given parameters when creating"
                + " new replication group in an existing global replication group.");
    run(AWAY, standby);
    awaitStatus(AWAY, "available");

    run(AWAY, failover(AWAY, "orders-eu"));
    await(AWAY, describe(), "/GlobalReplicationGroups/0/Members/1/Role", "PRIMARY");
    await(HOME, describe(), "/GlobalReplicationGroups/0/Members/0/Role", "SECONDARY");
    awaitStatus(HOME, "available");

    simulator.faults().add(FaultGrammar.parse(List.of("region-dark", AWAY)));
    assertThat(aws(HOME, failover(HOME, "orders")).err())
        .contains("(InvalidGlobalReplicationGroupState)");
    run(
        HOME,
        "disassociate-global-replication-group --replication-group-id orders"
            + " --replication-group-region us-east-1 --global-replication-group-id "
            + ID);
    await(
        HOME,
        "describe-global-replication-groups --show-member-info",
        "/GlobalReplicationGroups/0",
        "");
    simulator.faults().clearAll();
    awaitStatus(AWAY, "primary-only");
    run(
        AWAY,
        "delete-global-replication-group --retain-primary-replication-group"
            + " --global-replication-group-id "
            + ID);
    await(AWAY, "describe-global-replication-groups", "/GlobalReplicationGroups/0", "");
    assertThat(run(AWAY, "describe-replication-groups").at("/ReplicationGroups/0/Status").asText())
        .isEqualTo("available");
  }

  private static String failover(String region, String group) {
    return "failover-global-replication-group --global-replication-group-id %s --primary-region %s --primary-replication-group-id %s"
        .formatted(ID, region, group);
  }

  private static String describe() {
    return "describe-global-replication-groups --show-member-info --global-replication-group-id "
        + ID;
  }

  private void awaitStatus(String region, String status) throws Exception {
    await(region, describe(), "/GlobalReplicationGroups/0/Status", status);
  }

  private void await(String region, String words, String pointer, String text) throws Exception {
    String seen = run(region, words).at(pointer).asText();
    for (int i = 0; i < 20 && !seen.equals(text); i++) {
      assertThat(new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS)).isFalse();
      seen = run(region, words).at(pointer).asText();
    }
    assertThat(seen).isEqualTo(text);
  }

  private JsonNode run(String region, String words) throws IOException {
    var result = aws(region, words);
    assertThat(result.err()).isEmpty();
    return new ObjectMapper().readTree(result.out());
  }

  private AwsCommand.Result aws(String region, String words) {
    return new AwsCommand(simulator.endpoint(), region).run(("elasticache " + words).split(" "));
  }
}
