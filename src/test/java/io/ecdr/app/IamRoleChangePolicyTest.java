package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Role changes, from one cache to a whole Region. */
class IamRoleChangePolicyTest extends IamRuns {

  @Test
  void switchover() {
    standbys("orders", "shop", "carts");
    var plain = applied(IamRoleLines.SWITCH.formatted("orders") + IamRoleLines.AFTER, "", 0);
    var lost =
        applied(
            IamRoleLines.SWITCH.formatted("shop") + IamRoleLines.AFTER + " --timeout 2s",
            "lose-answer FailoverGlobalReplicationGroup --before-effect",
            21);
    var stuck =
        applied(
            IamRoleLines.SWITCH.formatted("carts") + IamRoleLines.AFTER + " --timeout 2s",
            "stuck promote",
            22);
    guarded("cakes");
    var users = applied(IamRoleLines.SWITCH.formatted("cakes") + IamRoleLines.AFTER, "", 0);

    exactly(command("switchover", " --region us-east-1 --to eu-west-1"), plain, lost, stuck, users);
  }

  @Test
  void drillSwitchover() {
    standbys("orders");
    applied(
        IamRoleLines.SWITCH.formatted("orders").replaceFirst("^", "drill ")
            + " --hold 1s --stop-when-lag 1m",
        "",
        0);
    var command = command("drill switchover", " --region us-east-1 --to eu-west-1");
    assertThat(recorded).allMatch(command.document()::allows);
  }

  @Test
  void failover() {
    standbys("orders", "shop", "carts", "cakes");
    var dark = "region-dark us-east-1";
    var plain =
        applied(
            IamRoleLines.FAIL.formatted("orders") + IamRoleLines.AFTER + " --or-detach", dark, 0);
    var lost =
        applied(
            IamRoleLines.FAIL.formatted("shop") + IamRoleLines.AFTER + " --or-detach --timeout 3s",
            "lose-answer FailoverGlobalReplicationGroup --before-effect --times 9; " + dark,
            0);
    var refused =
        applied(
            IamRoleLines.FAIL.formatted("carts") + IamRoleLines.AFTER + " --or-detach",
            "promote-when-primary-dark refuse; " + dark,
            0);
    var cut =
        applied(
            IamRoleLines.FAIL.formatted("cakes") + IamRoleLines.AFTER + " --or-detach --timeout 5s",
            "lose-answer DisassociateGlobalReplicationGroup --before-effect;"
                + " promote-when-primary-dark refuse; "
                + dark,
            21);

    exactly(command("failover", " --region us-east-1 --to eu-west-1"), plain, lost, refused, cut);
  }

  @Test
  void detach() {
    standbys("orders", "shop");
    var plain = applied(IamRoleLines.DETACH.formatted("orders") + IamRoleLines.AFTER, "", 0);
    var lost =
        applied(
            IamRoleLines.DETACH.formatted("shop") + IamRoleLines.AFTER + " --timeout 2s",
            "lose-answer DisassociateGlobalReplicationGroup --before-effect",
            21);
    exactly(command("detach", " --region eu-west-1"), plain, lost);
    // What stands alone already is only looked at, and its policy allows no more.
    var alone =
        applied(IamRoleLines.DETACH.formatted("orders") + " --expect-primary us-east-1", "", 0);
    assertThat(alone.own()).noneMatch(action -> action.contains("Disassociate"));
  }

  @Test
  void evacuate() {
    caches("orders", "shop");
    standbys("carts");
    for (var id : List.of("orders", "shop")) {
      done(
          "backup create "
              + id
              + " --region us-east-1 --dr-region eu-west-1 --bucket exports --dr-bucket dr-eu"
              + " --yes");
    }
    applied(
        "evacuate --from us-east-1 --to eu-west-1 --dr-bucket dr-eu --accept-unknown-loss"
            + " --subnet-group private --even-if-primary-looks-healthy --recreate-parameter-group",
        "",
        0);
    var command = command("evacuate", " --region us-east-1 --to eu-west-1 --dr-bucket dr-eu");
    assertThat(recorded).allMatch(command.document()::allows);
  }
}
