package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What only looks. */
class IamReadPolicyTest extends IamRuns {

  @Test
  void status() {
    standbys("orders");
    done(BACKUP.formatted("orders") + " --yes");
    var names = " --region us-east-1 --to eu-west-1 --dr-region eu-west-1 --dr-bucket dr-eu";
    var all = command("status", names);
    var line = " --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu";
    allowed(all, "one cache", done("status orders" + line).wire());
    allowed(
        command("status", names + " --cache orders --as orders-eu"),
        "one cache",
        done("status orders" + line).wire());
    allowed(all, "all", done("status" + line).wire());
    guarded("cakes");
    allowed(all, "both sides compared", done("status cakes --parity" + line).wire());
    done(IamRoleLines.SWITCH.formatted("orders") + " --expect-primary us-east-1 --yes");
    publishLag("us-east-1", "orders-001");
    allowed(all, "with the standby at home", done("status" + line).wire());
    exactly(all);
  }

  @Test
  void assess() {
    standbys("orders");
    lone();
    for (var region : List.of("us-east-1", "eu-west-1")) {
      ownParameters(region);
    }
    call("eu-west-1", "CreateServerlessCache Engine=redis ServerlessCacheName=basket");
    done("sim wait basket --region eu-west-1");
    done(BACKUP.formatted("orders") + " --yes");
    var names = " --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu";
    var all = command("assess", names);
    allowed(all, "all", done("assess --regions eu-west-1" + names).wire());
    allowed(all, "one", done("assess orders" + names).wire());
    allowed(all, "lone", done("assess alone basket" + names).wire());
    done(IamRoleLines.SWITCH.formatted("orders") + " --expect-primary us-east-1 --yes");
    publishLag("us-east-1", "orders-001");
    allowed(all, "with the standby at home", done("assess orders" + names).wire());
    exactly(all);
  }

  private void ownParameters(String region) {
    call(
        region,
        "CreateCacheParameterGroup CacheParameterGroupName=own CacheParameterGroupFamily=redis7"
            + " Description=test");
    call(
        region,
        "CreateReplicationGroup ReplicationGroupDescription=test Engine=redis"
            + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private NumCacheClusters=1"
            + " CacheParameterGroupName=own ReplicationGroupId=special");
    done("sim wait special --region " + region);
  }

  @Test
  void check() {
    standbys("orders", "shop");
    guarded("cakes");
    done(BACKUP.formatted("orders") + " --yes");
    var names = " --region us-east-1 --to eu-west-1 --dr-region eu-west-1 --dr-bucket dr-eu";
    var all = command("check", names + " --bucket exports");
    var line = names + " --bucket exports" + PLACED;
    lone();
    allowed(all, "every purpose", operator.types("check orders cakes alone basket" + line).wire());
    done(IamRoleLines.SWITCH.formatted("orders") + " --expect-primary us-east-1 --yes");
    publishLag("us-east-1", "orders-001");
    allowed(all, "all caches", operator.types("check" + line).wire());
    done(IamRoleLines.DETACH.formatted("shop") + " --expect-primary us-east-1 --yes");
    var home = operator.types("check shop --for failback --standby shop-eu" + line);
    allowed(all, "the way home after a detach", home.wire());
    exactly(all);
    assertThat(all.own()).noneMatch(a -> a.matches("elasticache:(Create|Delete|Modify|Fail).*"));
  }

  @Test
  void checkActive() {
    caches("orders");
    var names = " --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu --bucket exports";
    var ended = operator.types("check" + names + " --active -o json");
    assertThat(ended.data().list("trialWrites"))
        .hasSize(2)
        .allMatch(t -> t.flag("works").orElseThrow());

    var reads = command("check", names).document();
    var besides = command("check --active", names);
    ended.wire().stream()
        .flatMap(w -> IamNeed.of(w, ACCOUNT, BUCKETS).stream())
        .filter(need -> !reads.allows(need))
        .forEach(recorded::add);
    exactly(besides);
    assertThat(besides.own())
        .containsExactly(
            "s3:DeleteObject in eu-west-1",
            "s3:DeleteObject in us-east-1",
            "s3:GetObject in eu-west-1",
            "s3:GetObject in us-east-1",
            "s3:PutObject in eu-west-1",
            "s3:PutObject in us-east-1");
    var line = "iam-policy --for check" + Operator.HARD_BLANK + "--active --account " + ACCOUNT;
    assertThat(done(line + names).out())
        .contains(":s3:::exports/.ecdr-trial/*", ":s3:::dr-eu/ecdr/.ecdr-trial/*");
  }
}
