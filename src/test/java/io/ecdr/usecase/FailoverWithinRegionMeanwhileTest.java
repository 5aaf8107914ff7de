package io.ecdr.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.LossLimit;
import io.ecdr.model.Region;
import io.ecdr.model.RoleTerms;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.PlanDrift;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The service makes a replica the primary of its shard, in both Regions, while a change of roles
 * between them is planned or under way: other nodes, the same cache.
 */
class FailoverWithinRegionMeanwhileTest {

  /** What a fresh sample of the metric shows is within it. */
  private static final RoleTerms TERMS =
      new RoleTerms(
          new LossLimit(Optional.of(Duration.ofMinutes(10)), false, Optional.empty()),
          Optional.of(TwoRegions.HOME),
          Optional.empty(),
          WriteProbe.AUTO);

  @TempDir Path state;
  private TwoRegions aws;

  @BeforeEach
  void open() {
    aws = new TwoRegions(state);
    aws.roles.pair();
    aws.calls.sent().clear();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private Planned.Ready planned(String verb) {
    var planned =
        switch (verb) {
          case "switchover" ->
              new Switchover(aws.surveyor(), aws::nextId, "test")
                  .plan(
                      new SwitchoverRequest(
                          "orders",
                          TwoRegions.HOME,
                          TwoRegions.DR,
                          TERMS,
                          Optional.empty(),
                          Optional.empty()));
          case "failover" ->
              new Failover(aws.surveyor(), aws::nextId, "test")
                  .plan(
                      new FailoverRequest(
                          "orders",
                          TwoRegions.HOME,
                          TwoRegions.DR,
                          TERMS,
                          true,
                          true,
                          false,
                          false,
                          Optional.empty()));
          default ->
              new Detach(aws.surveyor(), aws::nextId, "test")
                  .plan(new DetachRequest("orders-eu", TwoRegions.DR, TERMS));
        };
    assertThat(planned).isInstanceOf(Planned.Ready.class);
    return (Planned.Ready) planned;
  }

  private void failOver() {
    failOver(TwoRegions.HOME, "orders");
    failOver(TwoRegions.DR, "orders-eu");
  }

  private void failOver(Region region, String group) {
    aws.client(region).testFailover(r -> r.replicationGroupId(group).nodeGroupId("0001"));
  }

  private List<String> primaries() {
    return List.of(primary(TwoRegions.HOME, "orders"), primary(TwoRegions.DR, "orders-eu"));
  }

  private String primary(Region region, String group) {
    return aws
        .client(region)
        .describeReplicationGroups(r -> r.replicationGroupId(group))
        .replicationGroups()
        .get(0)
        .nodeGroups()
        .get(0)
        .nodeGroupMembers()
        .stream()
        .filter(m -> "primary".equals(m.currentRole()))
        .map(m -> m.cacheClusterId())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"switchover", "failover", "detach"})
  void betweenPlanAndActItIsNoDriftAndInTheMiddleItHoldsUpNothing(String verb) {
    var before = planned(verb);
    failOver();
    aws.calls.pass(Duration.ofMinutes(10));
    assertThat(primaries()).containsExactly("orders-002", "orders-eu-002");

    var now = planned(verb);

    assertThat(before.fingerprint().drift(now.fingerprint())).isEmpty();
    assertThat(PlanDrift.between(before.plan(), now.plan())).isEmpty();
    assertThat(now.plan().blockers()).isEmpty();

    // It takes 15 s at least: longer than it is until the call.
    failOver();
    aws.calls.sent().clear();
    aws.done(before.plan());

    assertThat(aws.calls.changes()).hasSize(1);
    aws.calls.pass(Duration.ofMinutes(10));
    assertThat(primaries()).containsExactly("orders-001", "orders-eu-001");
  }
}
