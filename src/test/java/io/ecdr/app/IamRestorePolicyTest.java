package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Restores, and rehearsed ones. */
class IamRestorePolicyTest extends IamRuns {

  private static final String RESTORE =
      "restore %s@latest --region us-east-1 --to eu-west-1 --as %s --dr-bucket dr-eu" + PLACED;
  private static final String FROZEN = "restore snapshot:frozen --to eu-west-1 --as ";

  @Test
  void restore() {
    caches("orders");
    done(BACKUP.formatted("orders") + " --yes");
    done(BACKUP.formatted("orders") + " --yes");
    var plain = applied(RESTORE.formatted("orders", "first"), "", 0);
    var lost =
        applied(
            RESTORE.formatted("orders", "second") + " --timeout 2s",
            "lose-answer CreateReplicationGroup --before-effect",
            21);
    // ElastiCache may not read the files, so the new group fails and Events are asked why.
    s3().deleteBucketPolicy(b -> b.bucket("dr-eu"));
    var failed =
        applied(RESTORE.formatted("orders", "third") + " --override dr-bucket-policy", "", 24);

    assertThat(recorded)
        .allMatch(
            command(
                        "restore",
                        " --region us-east-1 --to eu-west-1 --cache orders --dr-bucket dr-eu")
                    .document()
                ::allows);
    var users = " --region us-east-1 --to eu-west-1";
    var groups = "elasticache:DescribeUserGroups in eu-west-1";
    var made =
        Set.of(
            "elasticache:DescribeSnapshots in eu-west-1",
            "elasticache:CreateCacheParameterGroup in eu-west-1",
            "elasticache:ModifyCacheParameterGroup in eu-west-1");
    var all = command("restore", users).own();
    var lone = some(all, "elasticache:.*Serverless.*");
    assertThat(guardedRestore().own()).isEqualTo(without(without(all, made), lone));
    var files = some(all, "s3:.*");
    assertThat(restoreOfASnapshot().own())
        .isEqualTo(without(without(all, files), some(all, ".*DescribeServerlessCaches .*")));
    frozen();
    var here = applied(FROZEN + "thawed --node-type cache.r7g.large" + PLACED, "", 0);
    assertThat(here.own())
        .containsAll(lone)
        .isEqualTo(
            without(
                without(without(all, files), some(made, ".*ParameterGroup.*")), Set.of(groups)));
    assertThat(recorded).allMatch(command("restore", users).document()::allows);
    assertThat(calls()).isEqualTo(without(all, ONLY_IN_PARTS));
    for (var policy : List.of(plain, lost, failed)) {
      assertThat(policy.own())
          .isEqualTo(without(without(without(all, made), Set.of(groups)), lone));
    }
  }

  private Policy restoreOfASnapshot() {
    call("eu-west-1", "CreateSnapshot SnapshotName=mine CacheClusterId=cakes-dr-001");
    done("sim wait cakes-dr --region eu-west-1");
    return applied(
        "restore snapshot:mine --to eu-west-1 --as cakes-two --user-group app"
            + " --recreate-parameter-group --cluster-mode enabled --accept-unknown cluster-mode"
            + PLACED,
        "",
        0);
  }

  /** With a user group, which is looked for. */
  private Policy guardedRestore() {
    done("sim bucket dr-eu-2 --region eu-west-1");
    for (var region : List.of("us-east-1", "eu-west-1")) {
      call(region, "CreateUserGroup UserGroupId=app Engine=redis UserIds.member.1=default");
    }
    call(
        "us-east-1",
        "CreateReplicationGroup ReplicationGroupDescription=test Engine=redis"
            + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private NumCacheClusters=2"
            + " AutomaticFailoverEnabled=true TransitEncryptionEnabled=true"
            + " UserGroupIds.member.1=app ReplicationGroupId=cakes");
    done("sim wait cakes --region us-east-1");
    done(BACKUP.formatted("cakes").replace("dr-eu", "dr-eu-2") + " --yes");
    var restore = RESTORE.formatted("cakes", "cakes-dr").replace("dr-eu", "dr-eu-2");
    assertThat(ended(restore + " --user-group nobodys --yes", 11).err())
        .contains("there is no user group nobodys in eu-west-1");
    return applied(restore + " --user-group app", "", 0);
  }

  @Test
  void restoreServerless() {
    caches("orders");
    done(BACKUP.formatted("orders") + " --yes");
    frozen();
    call("eu-west-1", "CreateUserGroup UserGroupId=app Engine=redis UserIds.member.1=default");
    call(
        "eu-west-1",
        "CreateReplicationGroup ReplicationGroupDescription=test Engine=redis"
            + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private NumCacheClusters=1"
            + " ReplicationGroupId=cakes");
    done("sim wait cakes --region eu-west-1");
    call("eu-west-1", "CreateSnapshot SnapshotName=mine CacheClusterId=cakes-001");
    done("sim wait cakes --region eu-west-1");
    var all = command("restore --serverless", " --region us-east-1 --to eu-west-1");
    var here = applied(FROZEN + "one --serverless --user-group app" + PLACED, "", 0);
    var nodes =
        applied(
            FROZEN.replace("frozen", "mine")
                + "two --serverless --accept-unknown cluster-mode"
                + PLACED,
            "lose-answer CreateServerlessCache --after-effect",
            0);
    // ElastiCache may not read the files, so the new cache fails and Events are asked why.
    s3().deleteBucketPolicy(b -> b.bucket("dr-eu"));
    var files =
        applied(
            RESTORE.formatted("orders", "three")
                + " --serverless --accept-unknown cluster-mode --override dr-bucket-policy",
            "",
            24);
    exactly(all);
    for (var policy : List.of(here, nodes, files)) {
      assertThat(all.own()).containsAll(policy.own());
    }
  }

  private void frozen() {
    call("eu-west-1", "CreateServerlessCache Engine=redis ServerlessCacheName=thaw");
    done("sim wait thaw --region eu-west-1");
    operator.takesSnapshot("eu-west-1", "thaw", "frozen");
  }

  private S3Client s3() {
    return S3Client.builder()
        .endpointOverride(simulator.endpoint())
        .region(Region.EU_WEST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOPERATOR", "x")))
        .build();
  }

  @Test
  void drills() {
    caches("orders");
    done(BACKUP.formatted("orders") + " --yes");
    var drill = "drill restore orders --region us-east-1 --to eu-west-1 --dr-bucket dr-eu" + PLACED;
    var plain = applied(drill, "", 20);
    assertThat(recorded)
        .allMatch(
            command("drill restore", " --region us-east-1 --to eu-west-1 --cache orders").document()
                ::allows);
    assertThat(plain.own()).contains("elasticache:DeleteReplicationGroup in eu-west-1");

    applied(drill + " --timeout 2s", "lose-answer DeleteReplicationGroup --before-effect", 21);
    recorded.clear();
    var cleanup = applied("drill cleanup --region eu-west-1", "", 0);
    var command = command("drill cleanup", " --region eu-west-1");
    assertThat(recorded).isNotEmpty().allMatch(command.document()::allows);
    assertThat(calls()).isEqualTo(cleanup.own()).isEqualTo(command.own());
  }
}
