package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fences: users who may only read. */
class IamFencePolicyTest extends IamRuns {

  @Test
  void fence() {
    users();
    var line = "fence guarded --region us-east-1 --write-probe off";
    var lost = "lose-answer ModifyUser --after-effect";
    var fenced = applied(line, lost, 0);
    var lifted = applied(line + " --lift", "", 0);
    assertThat(calls()).containsAll(fenced.own()).containsAll(lifted.own());
    var command = command("fence", " --region us-east-1");
    assertThat(recorded).allMatch(command.document()::allows);
    assertThat(calls()).isEqualTo(command.own());
  }

  @Test
  void aDetachThatFencesMayChangeUsersOfTheOldRegion() {
    users();
    done(STANDBY.formatted("guarded") + " --yes");
    recorded.clear();

    var policy = applied(IamRoleLines.DETACH.formatted("guarded") + " --fence users", "", 0);

    assertThat(policy.own()).contains("elasticache:ModifyUser in us-east-1");
    assertThat(calls()).contains("elasticache:ModifyUser in us-east-1");
  }

  @Test
  void aSwitchoverThatFencesMayChangeUsersAndNoMore() {
    users();
    done(STANDBY.formatted("guarded") + " --yes");
    recorded.clear();
    var line = IamRoleLines.SWITCH.formatted("guarded") + " --override users --fence users";

    var policy = applied(line, "lose-answer ModifyUser --after-effect", 0);

    assertThat(policy.own()).contains("elasticache:ModifyUser in us-east-1");
    var names = " --region us-east-1 --to eu-west-1";
    var command = command("switchover", names + " --fence");
    assertThat(recorded).allMatch(command.document()::allows);
    // What a plain one may send, with the users of the old side, and none of the other one.
    assertThat(without(command.own(), command("switchover", names).own()))
        .containsExactly("elasticache:ModifyUser in us-east-1");
    assertThat(calls()).contains("elasticache:ModifyUser in us-east-1");
  }

  @Test
  void whatAnEmergencyThatFencesMaySendIsExactlyWhatItSends() {
    users();
    done(STANDBY.formatted("guarded") + " --yes");
    recorded.clear();
    var after = IamRoleLines.AFTER + " --fence users";

    var detached = applied(IamRoleLines.DETACH.formatted("guarded") + after, "", 0);

    var command = command("detach", " --region eu-west-1 --to us-east-1 --fence");
    assertThat(recorded).allMatch(command.document()::allows);
    assertThat(calls()).containsAll(some(command.own(), ".* in us-east-1"));
    assertThat(some(detached.own(), ".* in us-east-1"))
        .isEqualTo(some(command.own(), ".* in us-east-1"));
    var failover = command("failover", " --region us-east-1 --to eu-west-1 --fence");
    assertThat(failover.own()).containsAll(some(command.own(), ".* in us-east-1"));
    assertThat(operator.types("iam-policy --for status --account 1 --region us-east-1 --fence"))
        .extracting(ended -> ended.code())
        .isEqualTo(2);
  }

  /** A cache whose clients log in as users. */
  private void users() {
    var make = "sim call elasticache %s --region us-east-1 --quiet Engine=redis ";
    for (var user : List.of("app", "default")) {
      done(
          make.formatted("CreateUser")
              + "NoPasswordRequired=true UserId=my-%1$s UserName=%1$s AccessString=".formatted(user)
              + "on ~* +@all".replace(" ", Operator.HARD_BLANK));
    }
    done(
        make.formatted("CreateUserGroup")
            + "UserGroupId=mine UserIds.member.1=my-app UserIds.member.2=my-default");
    done(
        make.formatted("CreateReplicationGroup")
            + "ReplicationGroupDescription=test CacheNodeType=cache.r7g.large NumCacheClusters=1"
            + " CacheSubnetGroupName=private TransitEncryptionEnabled=true"
            + " UserGroupIds.member.1=mine ReplicationGroupId=guarded");
    done("sim wait guarded --region us-east-1");
  }
}
