package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.sim.world.directory.Secrets;
import io.ecdr.sim.world.directory.Zones;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Places that are told a new endpoint. */
class IamPublishPolicyTest extends IamRuns {

  private String zone;

  private void places() {
    var world = simulator.world();
    world.run(
        () -> {
          var directory = world.directory();
          directory
              .secrets()
              .make(AWAY, "app/orders", "", Instant.EPOCH)
              .put(
                  "0".repeat(32),
                  new Secrets.Content(Optional.of("{\"host\":\"old\"}"), Optional.empty()),
                  Instant.EPOCH);
          directory.parameters().put(AWAY, "/app/orders", "String", "old", Instant.EPOCH);
          var made = directory.zones().make(ACCOUNT, "example.com", "1");
          made.put(new Zones.Records("orders.example.com.", "CNAME", 60, List.of("old.example")));
          zone = made.id();
        });
  }

  @Test
  void publishing() {
    standbys("orders");
    places();
    var told =
        " --publish secretsmanager:app/{cache}:host --publish ssm:/app/{cache}"
            + " --publish route53:"
            + zone
            + "/{cache}.example.com";
    var plan = applied(IamRoleLines.SWITCH.formatted("orders") + told, "", 0);
    var names = " --region us-east-1 --to eu-west-1";
    var command = command("switchover", names + told);
    var one = command("switchover", names + " --cache orders" + told);

    assertThat(recorded).allMatch(command.document()::allows).allMatch(one.document()::allows);
    var places = "(secretsmanager|ssm|route53):.*";
    // A change that is everywhere at once is not asked about.
    var asked = new TreeSet<>(some(calls(), places));
    assertThat(asked).hasSize(7);
    asked.add("route53:GetChange in us-east-1");
    for (var policy : List.of(plan, command, one)) {
      assertThat(some(policy.own(), places)).isEqualTo(asked);
      assertThat(policy.permissions())
          .extracting(p -> p.text("action").orElseThrow())
          .contains("kms:GenerateDataKey", "kms:Decrypt");
    }
    assertThat(some(command("switchover", names).own(), places)).isEmpty();
    ended(
        "iam-policy --for status --account " + ACCOUNT + " --region us-east-1 --publish ssm:/a", 2);
  }
}
