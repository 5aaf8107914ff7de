package io.ecdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.DetachRequest;
import io.ecdr.model.FailoverRequest;
import io.ecdr.model.Region;
import io.ecdr.model.StandbyCreateRequest;
import io.ecdr.model.SwitchoverRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands of role changes make of what was typed. */
class RoleWordsTest {

  private static final Region HOME = new Region("us-east-1");
  private static final Region AWAY = new Region("eu-west-1");

  @TempDir private Path state;

  private Object asked(String... words) {
    var typed = new Typed(state);
    assertThat(typed.run(words)).as("%s", typed.err).isEqualTo(30);
    return typed.asked.get(0);
  }

  @Test
  void readsASwitchover() {
    var request =
        (SwitchoverRequest)
            asked(
                "switchover",
                "orders",
                "--region",
                "us-east-1",
                "--to",
                "eu-west-1",
                "--max-data-loss",
                "3m",
                "--writes-stopped-at",
                "2026-11-23T01:00:00Z",
                "--yes",
                "--expect-primary",
                "us-east-1");

    assertThat(request.to()).isEqualTo(AWAY);
    assertThat(request.loss().most()).contains(Duration.ofMinutes(3));
    assertThat(request.loss().writesStopped()).contains(Instant.parse("2026-11-23T01:00:00Z"));
    assertThat(request.expectPrimary()).contains(HOME);
  }

  @Test
  void readsAFailover() {
    var request =
        (FailoverRequest)
            asked(
                "failover",
                "orders",
                "--region",
                "us-east-1",
                "--to",
                "eu-west-1",
                "--accept-unknown-loss",
                "--or-detach",
                "--promote-deadline",
                "90s",
                "--dry-run");

    assertThat(request.loss().unknownToo()).isTrue();
    assertThat(request.orDetach()).isTrue();
    assertThat(request.unattended()).isFalse();
    assertThat(request.evenIfHealthy()).isFalse();
    assertThat(request.deadline()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void readsADetachAndANewStandby() {
    var detach = (DetachRequest) asked("detach", "orders-eu", "--region", "eu-west-1", "--dry-run");
    var create =
        (StandbyCreateRequest)
            asked(
                "standby",
                "create",
                "orders",
                "--region",
                "us-east-1",
                "--to",
                "eu-west-1",
                "--as",
                "orders-eu",
                "--subnet-group",
                "s");

    assertThat(detach.region()).isEqualTo(AWAY);
    assertThat(create.as()).isEqualTo("orders-eu");
    assertThat(create.subnetGroup()).contains("s");
  }

  @Test
  void wantsToKnowFromAScriptWhereThePrimaryIs() {
    for (var verb : new String[] {"switchover", "failover"}) {
      var typed = new Typed(state);

      int code = typed.run(verb, "orders", "--region", "us-east-1", "--to", "eu-west-1", "--yes");

      assertThat(code).isEqualTo(2);
      assertThat(typed.err.toString()).contains("--expect-primary");
      assertThat(typed.asked).isEmpty();
    }
  }
}
