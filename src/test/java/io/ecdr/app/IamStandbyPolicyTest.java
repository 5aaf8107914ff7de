package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Standbys: made, made anew, and taken away. */
class IamStandbyPolicyTest extends IamRuns {

  @Test
  void standbyCreate() {
    caches("orders", "shop", "carts");
    var plain = applied(STANDBY.formatted("orders"), "", 0);
    var datastore =
        applied(
            STANDBY.formatted("shop") + " --timeout 2s",
            "lose-answer CreateGlobalReplicationGroup --before-effect",
            21);
    var member =
        applied(STANDBY.formatted("carts"), "lose-answer CreateReplicationGroup --after-effect", 0);

    guardedPrimary("users");
    var users = applied(STANDBY.formatted("users") + " --user-group app", "", 0);

    exactly(
        command("standby create", " --region us-east-1 --to eu-west-1"),
        plain,
        datastore,
        member,
        users);
  }

  @Test
  void standbyRebuild() {
    standbys("orders");
    guarded("users");
    var plain =
        applied(
            "standby rebuild orders --region us-east-1 --in eu-west-1 --kms-key " + KEY.id(),
            "",
            0);
    // What it is made of anew has the user groups of the present one.
    applied("standby rebuild users --region us-east-1 --in eu-west-1", "", 0);

    // Who calls is asked in the standby's Region only when a rebuild goes on that was cut off.
    var asked = Set.of("sts:GetCallerIdentity in eu-west-1");
    var command = command("standby rebuild", " --region us-east-1 --to eu-west-1");
    assertThat(recorded).allMatch(command.document()::allows);
    assertThat(plain.own()).isEqualTo(command.own());
    assertThat(calls()).isEqualTo(without(plain.own(), asked));
  }

  @Test
  void standbyRemove() {
    standbys("orders", "shop");
    var line = "standby remove %s --region us-east-1 --in eu-west-1 --timeout 2s";
    var plain = applied(line.formatted("orders"), "", 0);
    var lost =
        applied(
            line.formatted("shop"),
            "lose-answer DisassociateGlobalReplicationGroup --before-effect",
            21);

    exactly(command("standby remove", " --region us-east-1 --to eu-west-1"), plain, lost);
  }
}
