package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The way home, after each way out. */
class IamFailbackPolicyTest extends IamRuns {

  @Test
  void failback() {
    standbys("orders", "shop");
    var back = "failback %s-eu --region eu-west-1 --accept-unknown-loss --write-probe off";
    var plain = applied(back.formatted("orders"), "", 0);
    var lost =
        applied(
            back.formatted("shop") + " --timeout 2s",
            "lose-answer FailoverGlobalReplicationGroup --before-effect",
            21);
    guarded("cakes");
    var users = applied(back.formatted("cakes"), "", 0);

    exactly(command("failback", " --region eu-west-1 --to us-east-1"), plain, lost, users);
  }

  @Test
  void failbackAfterADetach() {
    standbys("orders", "shop");
    publishLag("us-east-1", "orders-001");
    publishLag("us-east-1", "shop-001");
    for (var id : List.of("orders", "shop")) {
      done(IamRoleLines.DETACH.formatted(id) + " --expect-primary us-east-1 --yes --anti-flap 0s");
    }
    var back =
        "failback %1$s --region us-east-1 --dr-region eu-west-1 --standby %1$s-eu"
            + " --bucket exports --dr-bucket dr-eu --discard-old-data us-east-1/%1$s"
            + " --max-data-loss 1h --write-probe off --override old-fence,users";
    applied(back.formatted("orders"), "", 0);
    applied(
        back.formatted("shop") + " --timeout 2s",
        "lose-answer FailoverGlobalReplicationGroup --before-effect",
        21);

    var command = command("failback --case detached", " --region us-east-1 --to eu-west-1");
    assertThat(recorded).allMatch(command.document()::allows);
  }

  @Test
  void failbackByABackup() {
    caches("orders");
    done(
        "sim call elasticache CreateServerlessCache --region us-east-1 --quiet Engine=redis"
            + " ServerlessCacheName=basket");
    var back =
        "failback %1$s-home --region eu-west-1 --dr-region us-east-1 --standby %1$s --case carried"
            + " --dr-bucket exports --bucket dr-eu --writes-stopped-at 2026-01-01T00:00:00Z"
            + " --write-probe off"
            + PLACED;
    applied(back.formatted("orders"), "", 0);
    applied(back.formatted("basket") + " --node-type cache.r7g.large", "", 0);
  }

  @Test
  void failbackAfterARestore() {
    caches("orders", "shop");
    publishLag("eu-west-1", "orders-home-001");
    publishLag("eu-west-1", "shop-home-001");
    guardedPrimary("users");
    publishLag("eu-west-1", "users-home-001");
    var back =
        "failback %1$s-home --region eu-west-1 --dr-region us-east-1 --standby %1$s"
            + " --max-data-loss 1h --write-probe off"
            + PLACED;
    var plain = applied(back.formatted("orders"), "", 0);
    var lost =
        applied(
            back.formatted("shop") + " --timeout 2s",
            "lose-answer FailoverGlobalReplicationGroup --before-effect",
            21);

    applied(back.formatted("users") + " --user-group app", "", 0);

    exactly(command("failback --case restored", " --region eu-west-1 --to us-east-1"), plain, lost);
  }
}
