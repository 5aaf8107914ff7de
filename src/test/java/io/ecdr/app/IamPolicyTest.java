package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Value;
import io.ecdr.sim.EngineKind;
import io.ecdr.sim.Simulator;
import io.ecdr.sim.SimulatorOptions;
import io.ecdr.sim.time.Pace;
import io.ecdr.sim.world.cloudwatch.Metrics;
import io.ecdr.sim.world.elasticache.Options;
import io.ecdr.sim.world.elasticache.ServerlessOptions;
import io.ecdr.sim.world.elasticache.ServerlessOptions.ExportKey;
import io.ecdr.sim.world.ground.Keys;
import io.ecdr.sim.world.ground.Place;
import io.ecdr.sim.world.s3.StoredObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Every command over its fault runs, each request read off the wire: together they are exactly what
 * the command's policy allows ecdr to call, none missing and none extra, and each plan's policy
 * allows each request of that plan on what it names.
 */
class IamPolicyTest {

  private static final String ACCOUNT = SimulatorOptions.DEFAULT_ACCOUNT;
  private static final Map<String, String> BUCKETS =
      Map.of(
          "exports",
          "us-east-1",
          "dr-eu",
          "eu-west-1",
          "dr-eu-2",
          "eu-west-1",
          "dr-eu-3",
          "eu-west-1",
          "new",
          "us-east-1");
  private static final String BACKUP =
      "backup create %s --region us-east-1 --dr-region eu-west-1 --bucket exports"
          + " --dr-bucket dr-eu";
  private static final Place AWAY = new Place(ACCOUNT, "eu-west-1");
  private static final Keys.Key KEY = new Keys().make(AWAY, "", Instant.EPOCH);
  private static final String PLACED =
      " --subnet-group private --security-group sg-eu-west-1 --kms-key " + KEY.id();
  private static final String RESTORE =
      "restore %s@latest --region us-east-1 --to eu-west-1 --as %s --dr-bucket dr-eu" + PLACED;
  private static final String FROZEN = "restore snapshot:frozen --to eu-west-1 --as ";
  private static final String STANDBY =
      "standby create %1$s --region us-east-1 --to eu-west-1 --as %1$s-eu" + PLACED;
  private static final String SWITCH =
      "switchover %s --region us-east-1 --to eu-west-1 --accept-unknown-loss --write-probe off";
  private static final String FAIL =
      "failover %s --region us-east-1 --to eu-west-1 --accept-unknown-loss --write-probe off"
          + " --promote-deadline 2s";
  private static final String AFTER = " --replicas-after 2 --snapshot-retention 3";
  private static final String DETACH =
      "detach %s-eu --region eu-west-1 --accept-unknown-loss --write-probe off";

  /** Files above 5 GB go in parts; BackupInPartsTest records these with smaller ones. */
  private static final Set<String> ONLY_IN_PARTS =
      Set.of(
          "s3:AbortMultipartUpload in eu-west-1",
          "s3:ListBucketMultipartUploads in eu-west-1",
          "s3:ListMultipartUploadParts in eu-west-1");

  @TempDir private Path folder;
  private Simulator simulator;
  private Operator operator;
  private final List<IamNeed> recorded = new ArrayList<>();
  private int plans;

  @BeforeEach
  void start() throws IOException {
    simulator =
        Simulator.start(
            new SimulatorOptions(
                    0,
                    List.of("us-east-1", "eu-west-1"),
                    Pace.INSTANT,
                    EngineKind.MEMORY,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.of(1),
                    ACCOUNT,
                    Map.of())
                .withServerless(new ServerlessOptions(ExportKey.FOLDER, Options.Choice.ACCEPT)));
    operator = new Operator(simulator.endpoint(), folder.resolve("state"));
    var keys = simulator.world().ground().keys();
    simulator.world().run(() -> keys.make(AWAY, "", Instant.EPOCH));
    for (var region : List.of("us-east-1", "eu-west-1")) {
      done("sim subnet-group private --region " + region);
    }
    for (var bucket : List.of("exports", "dr-eu")) {
      done("sim bucket " + bucket + " --region " + BUCKETS.get(bucket));
    }
  }

  @AfterEach
  void end() {
    simulator.close();
  }

  private Operator.Ended done(String line) {
    return ended(line, 0);
  }

  private Operator.Ended ended(String line, int code) {
    var ended = operator.types(line);
    assertThat(ended.code()).as(line + "\n" + ended.err() + ended.out()).isEqualTo(code);
    return ended;
  }

  private void caches(String... ids) {
    for (var id : ids) {
      done(
          "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
              + " ReplicationGroupDescription=test Engine=redis CacheNodeType=cache.r7g.large"
              + " CacheSubnetGroupName=private AutomaticFailoverEnabled=true"
              + (id.startsWith("cluster")
                  ? " NumNodeGroups=2 ReplicasPerNodeGroup=1"
                      + " CacheParameterGroupName=default.redis7.cluster.on"
                  : " NumCacheClusters=2 CacheParameterGroupName=default.redis7")
              + " ReplicationGroupId="
              + id);
    }
    for (var id : ids) {
      done("sim wait " + id + " --region us-east-1");
    }
  }

  private void standbys(String... ids) {
    caches(ids);
    for (var id : ids) {
      done(STANDBY.formatted(id) + " --yes");
      publishLag("eu-west-1", id + "-eu-001");
    }
  }

  /** A pair with a user group on both sides. */
  private void guarded(String id) {
    for (var region : List.of("us-east-1", "eu-west-1")) {
      call(region, "CreateUserGroup UserGroupId=app Engine=redis UserIds.member.1=default");
    }
    call(
        "us-east-1",
        "CreateReplicationGroup ReplicationGroupDescription=test Engine=redis"
            + " CacheNodeType=cache.r7g.large CacheSubnetGroupName=private NumCacheClusters=2"
            + " AutomaticFailoverEnabled=true TransitEncryptionEnabled=true"
            + " UserGroupIds.member.1=app ReplicationGroupId="
            + id);
    done("sim wait " + id + " --region us-east-1");
    done(STANDBY.formatted(id) + " --yes");
    call(
        "eu-west-1",
        "ModifyReplicationGroup UserGroupIdsToAdd.member.1=app ReplicationGroupId=" + id + "-eu");
    done("sim wait " + id + "-eu --region eu-west-1");
    publishLag("eu-west-1", id + "-eu-001");
  }

  private void call(String region, String words) {
    done("sim call elasticache " + words + " --quiet --region " + region);
  }

  private void publishLag(String region, String node) {
    var series =
        new Metrics.Series(
            ACCOUNT,
            region,
            "AWS/ElastiCache",
            "GlobalDatastoreReplicationLag",
            Map.of("CacheClusterId", node, "CacheNodeId", "0001"));
    var at = Instant.now().minusSeconds(60);
    simulator
        .world()
        .run(() -> simulator.world().metrics().add(series, new Metrics.Point(at, at, 1)));
  }

  /** A plan's policy, as printed and with who needs what. */
  private record Policy(IamDocument document, Set<String> own, List<Value.Fields> permissions) {}

  private Policy policy(String of) {
    var printed = done("iam-policy " + of);
    assertThat(printed.sent()).isEmpty();
    var document = IamDocument.of(printed.out(), ACCOUNT);
    assertThat(document.sids())
        .doesNotHaveDuplicates()
        .allMatch(sid -> sid.matches("[A-Za-z0-9]+"));
    var permissions = done("iam-policy " + of + " -o json").data().list("permissions");
    var own =
        permissions.stream()
            .filter(p -> p.text("neededBy").orElseThrow().equals("ecdr"))
            .map(p -> p.text("action").orElseThrow() + " in " + p.text("region").orElseThrow())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Policy(document, own, permissions);
  }

  private Policy command(String verb, String names) {
    // The test's operator parts words at blanks; the program is given one word.
    return policy(
        "--for " + verb.replace(" ", Operator.HARD_BLANK) + " --account " + ACCOUNT + names);
  }

  /** Plans, breaks things, applies, mends them and goes on; all of it must be allowed. */
  private Policy applied(String line, String faults, int code) {
    var file = folder.resolve("plan-" + plans++ + ".json");
    var planned = operator.types("plan " + line + " --out " + file);
    assertThat(planned.code()).as(line + planned.err()).isIn(0, 11);
    var policy = policy(file.toString());
    for (var fault : faults.isEmpty() ? new String[0] : faults.split(";")) {
      operator.types("sim fault " + fault.strip());
    }
    var applied = ended("apply " + file + " --yes", code);
    operator.types("sim fault clear");
    var all = new ArrayList<>(planned.wire());
    all.addAll(applied.wire());
    if (code == 21 || code == 22) {
      var id = done("show " + file + " -o json").data().fields("savedPlan").fields("plan");
      var resumed = operator.types("op resume " + id.text("id").orElseThrow() + " --yes");
      assertThat(resumed.wire()).as(resumed.err()).isNotEmpty();
      all.addAll(resumed.wire());
    }
    allowed(policy, line + ", " + faults, all);
    return policy;
  }

  private void allowed(Policy policy, String story, List<RecordingHttp.Wire> wires) {
    var needs =
        wires.stream().flatMap(w -> IamNeed.of(w, ACCOUNT, BUCKETS).stream()).distinct().toList();
    assertThat(needs).as(story).isNotEmpty();
    assertThat(needs).as(story).allMatch(policy.document()::allows);
    recorded.addAll(needs);
  }

  private Set<String> calls() {
    return recorded.stream()
        .map(n -> n.action() + " in " + n.where())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** None missing, none extra; and the command's own policy allows all its plans. */
  private void exactly(Policy command, Policy... all) {
    assertThat(recorded).allMatch(command.document()::allows);
    for (var policy : all) {
      assertThat(policy.own()).isEqualTo(command.own());
    }
    assertThat(calls()).isEqualTo(without(command.own(), ONLY_IN_PARTS));
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    var rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  @Test
  void backupCreate() {
    caches("orders", "shop", "carts", "cluster-1");
    var all = " --timeout 2s";
    var plain = applied(BACKUP.formatted("orders"), "", 0);
    var again =
        applied(BACKUP.formatted("shop") + all, "lose-answer CreateSnapshot --before-effect", 21);
    var lost = applied(BACKUP.formatted("carts") + all, "lose-answer CopyObject --after-effect", 0);
    var cluster = applied(BACKUP.formatted("cluster-1"), "lose-answer PutObject --after-effect", 0);

    var names = " --region us-east-1 --dr-region eu-west-1";
    var command = command("backup create", names);
    var serverless = some(command.own(), "elasticache:.*Serverless.*");
    for (var policy : List.of(plain, again, lost, cluster)) {
      assertThat(policy.own()).isEqualTo(without(command.own(), serverless));
    }
    lone();
    assertThat(applied(BACKUP.formatted("basket"), "", 0).own()).containsAll(serverless);
    applied(BACKUP.formatted("alone"), "", 0);
    exactly(command);
    assertThat(recorded)
        .allMatch(
            command("backup create", names + " --bucket exports --dr-bucket dr-eu").document()
                ::allows);
  }

  /** A serverless cache and a single node. */
  private void lone() {
    call("us-east-1", "CreateServerlessCache Engine=redis ServerlessCacheName=basket");
    call(
        "us-east-1",
        "CreateCacheCluster Engine=redis CacheNodeType=cache.r7g.large CacheClusterId=alone"
            + " CacheSubnetGroupName=private");
    done("sim wait basket --region us-east-1");
    done("sim wait alone --region us-east-1");
  }

  @Test
  void backupCreateOfAServerlessCache() {
    lone();
    var policy = applied(BACKUP.formatted("basket"), "", 0);
    exactlyThisBackup(policy);
  }

  @Test
  void backupCreateOfASingleNode() {
    lone();
    var policy = applied(BACKUP.formatted("alone"), "", 0);
    exactlyThisBackup(policy);
  }

  /** In the DR Region it is asked who calls only when a backup goes on that was cut off. */
  private void exactlyThisBackup(Policy policy) {
    var asked = without(policy.own(), Set.of("sts:GetCallerIdentity in eu-west-1"));
    assertThat(calls()).isEqualTo(without(asked, ONLY_IN_PARTS));
  }

  @Test
  void locksThatMachinesShareAreAllowedWhereTheyAreKept() {
    standbys("orders");
    var state = " --state-bucket eu-west-1=dr-eu --state-bucket us-east-1=exports";
    var file = folder.resolve("locked.json");
    done("plan " + SWITCH.formatted("orders") + " --out " + file);
    var policy = policy(file + state);
    var applied = done("apply " + file + " --yes" + state);
    allowed(policy, "with locks in buckets", applied.wire());
    assertThat(calls()).contains("s3:PutObject in eu-west-1", "s3:GetObject in us-east-1");
    // Everything that is shared was written, and each is allowed by its own name only.
    var id = done("show " + file + " -o json").data().fields("savedPlan").fields("plan");
    for (var key : List.of("/locks/", "/operations/" + id.text("id").orElseThrow(), "/applied/")) {
      assertThat(applied.sent())
          .as(key)
          .anyMatch(s -> s.method().equals("PUT") && s.action().contains(key));
    }
    var printed = done("iam-policy " + file + state).out();
    assertThat(printed)
        .contains("/ecdr-state/operations/" + id.text("id").orElseThrow() + "/*")
        .doesNotContain("/ecdr-state/*");
    for (var line : List.of("op list", "op show " + id.text("id").orElseThrow())) {
      allowed(policy, line, done(line + state).wire());
    }
    assertThat(recorded)
        .noneMatch(
            n -> n.action().equals("s3:PutObject") && policy(file.toString()).document().allows(n));
    assertThat(command("status", " --region us-east-1" + state).own())
        .contains("s3:GetObject in eu-west-1", "s3:GetObject in us-east-1")
        .noneMatch(action -> action.startsWith("s3:Put"));
  }

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

  private static Set<String> some(Set<String> all, String pattern) {
    return all.stream().filter(a -> a.matches(pattern)).collect(Collectors.toSet());
  }

  private void frozen() {
    call("eu-west-1", "CreateServerlessCache Engine=redis ServerlessCacheName=thaw");
    done("sim wait thaw --region eu-west-1");
    call(
        "eu-west-1",
        "CreateServerlessCacheSnapshot ServerlessCacheName=thaw"
            + " ServerlessCacheSnapshotName=frozen");
    done("sim wait thaw --region eu-west-1");
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

    exactly(
        command("standby create", " --region us-east-1 --to eu-west-1"), plain, datastore, member);
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

  @Test
  void standbyRebuild() {
    standbys("orders");
    var plain =
        applied(
            "standby rebuild orders --region us-east-1 --in eu-west-1 --kms-key " + KEY.id(),
            "",
            0);

    // Who calls is asked in the standby's Region only when a rebuild goes on that was cut off.
    var asked = Set.of("sts:GetCallerIdentity in eu-west-1");
    var command = command("standby rebuild", " --region us-east-1 --to eu-west-1");
    assertThat(recorded).allMatch(command.document()::allows);
    assertThat(plain.own()).isEqualTo(command.own());
    assertThat(calls()).isEqualTo(without(plain.own(), asked));
  }

  @Test
  void switchover() {
    standbys("orders", "shop", "carts");
    var plain = applied(SWITCH.formatted("orders") + AFTER, "", 0);
    var lost =
        applied(
            SWITCH.formatted("shop") + AFTER + " --timeout 2s",
            "lose-answer FailoverGlobalReplicationGroup --before-effect",
            21);
    var stuck = applied(SWITCH.formatted("carts") + AFTER + " --timeout 2s", "stuck promote", 22);
    guarded("cakes");
    var users = applied(SWITCH.formatted("cakes") + AFTER, "", 0);

    exactly(command("switchover", " --region us-east-1 --to eu-west-1"), plain, lost, stuck, users);
  }

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
      done(DETACH.formatted(id) + " --expect-primary us-east-1 --yes --anti-flap 0s");
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
  void failbackAfterARestore() {
    caches("orders", "shop");
    publishLag("eu-west-1", "orders-home-001");
    publishLag("eu-west-1", "shop-home-001");
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

    exactly(command("failback --case restored", " --region eu-west-1 --to us-east-1"), plain, lost);
  }

  @Test
  void failover() {
    standbys("orders", "shop", "carts", "cakes");
    var dark = "region-dark us-east-1";
    var plain = applied(FAIL.formatted("orders") + AFTER + " --or-detach", dark, 0);
    var lost =
        applied(
            FAIL.formatted("shop") + AFTER + " --or-detach --timeout 3s",
            "lose-answer FailoverGlobalReplicationGroup --before-effect --times 9; " + dark,
            0);
    var refused =
        applied(
            FAIL.formatted("carts") + AFTER + " --or-detach",
            "promote-when-primary-dark refuse; " + dark,
            0);
    var cut =
        applied(
            FAIL.formatted("cakes") + AFTER + " --or-detach --timeout 5s",
            "lose-answer DisassociateGlobalReplicationGroup --before-effect;"
                + " promote-when-primary-dark refuse; "
                + dark,
            21);

    exactly(command("failover", " --region us-east-1 --to eu-west-1"), plain, lost, refused, cut);
  }

  @Test
  void drillSwitchover() {
    standbys("orders");
    applied(
        SWITCH.formatted("orders").replaceFirst("^", "drill ") + " --hold 1s --stop-when-lag 1m",
        "",
        0);
    var command = command("drill switchover", " --region us-east-1 --to eu-west-1");
    assertThat(recorded).allMatch(command.document()::allows);
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

  @Test
  void detach() {
    standbys("orders", "shop");
    var plain = applied(DETACH.formatted("orders") + AFTER, "", 0);
    var lost =
        applied(
            DETACH.formatted("shop") + AFTER + " --timeout 2s",
            "lose-answer DisassociateGlobalReplicationGroup --before-effect",
            21);
    exactly(command("detach", " --region eu-west-1"), plain, lost);
    // What stands alone already is only looked at, and its policy allows no more.
    var alone = applied(DETACH.formatted("orders") + " --expect-primary us-east-1", "", 0);
    assertThat(alone.own()).noneMatch(action -> action.contains("Disassociate"));
  }

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
    done(SWITCH.formatted("orders") + " --expect-primary us-east-1 --yes");
    publishLag("us-east-1", "orders-001");
    allowed(all, "with the standby at home", done("status" + line).wire());
    exactly(all);
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
    done(SWITCH.formatted("orders") + " --expect-primary us-east-1 --yes");
    publishLag("us-east-1", "orders-001");
    allowed(all, "all caches", operator.types("check" + line).wire());
    done(DETACH.formatted("shop") + " --expect-primary us-east-1 --yes");
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

  @Test
  void backupListAndShow() {
    caches("orders");
    done(BACKUP.formatted("orders") + " --yes");
    var names = " --dr-region eu-west-1 --dr-bucket dr-eu";
    allowed(command("backup list", names), "list", done("backup list" + names).wire());
    exactly(command("backup list", names));
    recorded.clear();
    var show = done("backup show orders@latest" + names);
    allowed(command("backup show", names + " --cache orders"), "show", show.wire());
    exactly(command("backup show", names));
  }

  @Test
  void backupMarks() {
    caches("orders");
    done(BACKUP.formatted("orders") + " --yes");
    var backup =
        done("backup list --dr-region eu-west-1 --dr-bucket dr-eu -o json")
            .data()
            .list("backups")
            .get(0)
            .text("id")
            .orElseThrow();
    for (var word : List.of("keep", "release", "retire", "accept")) {
      recorded.clear();
      var marked =
          applied(
              "backup " + word + " " + backup + " --dr-region eu-west-1 --dr-bucket dr-eu", "", 0);
      exactly(command("backup " + word, " --dr-region eu-west-1"), marked);
    }
  }

  @Test
  void fence() {
    guarded();
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
    guarded();
    done(STANDBY.formatted("guarded") + " --yes");
    recorded.clear();

    var policy = applied(DETACH.formatted("guarded") + " --fence users", "", 0);

    assertThat(policy.own()).contains("elasticache:ModifyUser in us-east-1");
    assertThat(calls()).contains("elasticache:ModifyUser in us-east-1");
  }

  @Test
  void rescue() {
    caches("orders", "shop");
    var line = BACKUP.replace("backup create", "rescue");
    exactlyThisBackup(applied(line.formatted("orders"), "", 0));
    recorded.clear();
    var compared =
        operator.types(
            "rescue compare orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --with orders"
                + " --with-region us-east-1");
    allowed(
        command("rescue compare", " --dr-region eu-west-1 --to us-east-1"),
        "rescue compare",
        compared.wire());
    recorded.clear();
    applied(line.formatted("shop") + " --timeout 2s", "lose-answer CopySnapshot --after-effect", 0);
    var command = command("rescue", " --region us-east-1 --dr-region eu-west-1");
    assertThat(recorded).allMatch(command.document()::allows);
  }

  /** A cache whose clients log in as users. */
  private void guarded() {
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

  @Test
  void backupAutomatic() {
    caches("orders", "cluster");
    lone();
    var set = " --region us-east-1 --days ";
    var lost = "lose-answer ModifyReplicationGroup --after-effect";
    for (var ran :
        List.of(
            applied("backup automatic orders" + set + "7 --window 05:00-06:00", lost, 0),
            applied("backup automatic cluster" + set + "2", "", 0),
            applied("backup automatic basket" + set + "2 --window 05:00", "", 0),
            applied("backup automatic alone" + set + "2", "", 0),
            applied("backup automatic orders" + set + "0", "", 0))) {
      assertThat(calls()).containsAll(ran.own());
    }
    var command = command("backup automatic", " --region us-east-1");
    assertThat(recorded).allMatch(command.document()::allows);
    assertThat(calls()).isEqualTo(command.own());
  }

  @Test
  void backupBucket() {
    var fresh =
        applied(
            "backup bucket --region us-east-1 --name new",
            "lose-answer PutBucketPolicy --before-effect",
            0);
    var settings = simulator.world().s3().find("new").orElseThrow().settings();
    settings.accessBlock(Optional.empty());
    settings.ownership(Optional.empty());
    settings.encryption(new StoredObject.Encryption("aws:kms", Optional.empty(), false));
    var neglected = applied("backup bucket --region us-east-1 --name new", "", 0);

    var command = command("backup bucket", " --region us-east-1 --bucket new");
    assertThat(recorded).allMatch(command.document()::allows);
    assertThat(fresh.own()).isEqualTo(command.own());
    assertThat(command.own()).containsAll(neglected.own());
    assertThat(calls()).isEqualTo(command.own());
  }

  @Test
  void backupCopy() {
    caches("orders");
    call("us-east-1", "CreateSnapshot SnapshotName=before-work ReplicationGroupId=orders");
    done(BACKUP.formatted("orders") + " --yes");
    for (var bucket : List.of("dr-eu-2", "dr-eu-3")) {
      done("sim bucket " + bucket + " --region eu-west-1");
    }
    var kept =
        applied(
            "backup copy orders@latest --dr-region eu-west-1 --dr-bucket dr-eu --to"
                + " eu-west-1=dr-eu-2",
            "lose-answer CopyObject --before-effect",
            0);
    var taken =
        applied(
            "backup copy before-work --region us-east-1 --bucket exports --to eu-west-1=dr-eu-3",
            "lose-answer CopySnapshot --after-effect",
            0);
    call("us-east-1", "CreateServerlessCache Engine=redis ServerlessCacheName=copied");
    done("sim wait copied --region us-east-1");
    call(
        "us-east-1",
        "CreateServerlessCacheSnapshot ServerlessCacheName=copied"
            + " ServerlessCacheSnapshotName=copied-once");
    done("sim wait copied --region us-east-1");
    var serverless =
        applied(
            "backup copy copied@latest --region us-east-1 --bucket exports --to eu-west-1=dr-eu-3",
            "lose-answer ExportServerlessCacheSnapshot --after-effect",
            0);

    var command = command("backup copy", " --region us-east-1 --dr-region eu-west-1");
    assertThat(recorded).allMatch(command.document()::allows);
    assertThat(command.own())
        .containsAll(kept.own())
        .containsAll(taken.own())
        .containsAll(serverless.own());
    assertThat(calls()).isEqualTo(without(command.own(), ONLY_IN_PARTS));
  }

  @Test
  void backupPrune() {
    caches("orders", "shop", "carts");
    for (var cache : List.of("orders", "orders", "shop", "shop", "carts", "carts")) {
      done(BACKUP.formatted(cache) + " --yes");
    }
    var prune =
        "backup prune %s --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu --keep-last 1";
    var plain = applied(prune.formatted("orders"), "", 0);
    var lost = applied(prune.formatted("shop"), "lose-answer DeleteObject --after-effect", 0);

    var names = " --region us-east-1 --dr-region eu-west-1";
    var cut =
        applied(
            prune.formatted("carts") + " --timeout 2s",
            "lose-answer DeleteSnapshot --before-effect",
            21);
    call("us-east-1", "CreateServerlessCache Engine=redis ServerlessCacheName=basket");
    done("sim wait basket --region us-east-1");
    standbys("wide");
    for (var cache : List.of("basket", "basket", "wide", "wide")) {
      done(BACKUP.formatted(cache) + " --yes");
    }
    assertThat(done(prune.formatted("wide")).out())
        .contains("decided as one with wide-eu in eu-west-1");
    var member = applied(prune.formatted("wide"), "", 0);
    var serverless = applied(prune.formatted("basket"), "", 0);
    var command = command("backup prune", names);
    for (var ran : List.of(plain, lost, cut, serverless, member)) {
      assertThat(command.own()).containsAll(ran.own());
    }
    assertThat(calls()).isEqualTo(command.own());
    assertThat(recorded)
        .allMatch(
            command("backup prune", names + " --bucket exports --dr-bucket dr-eu").document()
                ::allows);
    assertThat(command("backup create", names).own()).noneMatch(a -> a.contains("Delete"));

    done(BACKUP.formatted("orders") + " --yes");
    var oldest =
        done("backup list orders --dr-region eu-west-1 --dr-bucket dr-eu -o json")
            .data()
            .list("backups")
            .get(1)
            .text("id")
            .orElseThrow();
    recorded.clear();
    var deleted =
        applied("backup delete " + oldest + " --dr-region eu-west-1 --dr-bucket dr-eu", "", 0);
    assertThat(recorded).allMatch(command("backup delete", names).document()::allows);
    assertThat(command("backup delete", names).own()).containsAll(deleted.own());
  }

  @Test
  void backupVerifyAndInspect() {
    caches("orders");
    done(BACKUP.formatted("orders") + " --yes");
    var where = " --region us-east-1 --dr-region eu-west-1 --dr-bucket dr-eu";
    var line = "backup verify orders@latest --bucket exports" + where;
    var plain = applied(line, "", 0);
    var deep = applied(line + " --deep", "", 0);
    exactly(command("backup verify", where + " --bucket exports"), plain, deep);
    recorded.clear();
    var inspect = done("backup inspect orders@latest" + where);
    allowed(command("backup inspect", where + " --cache orders"), "inspect", inspect.wire());
    exactly(command("backup inspect", where));
  }

  @Test
  void aPlansPolicyIsOfNoUseForAnotherCache() {
    standbys("orders", "shop");
    ofNoUse(BACKUP.formatted("orders"), BACKUP.formatted("shop"));
    ofNoUse(SWITCH.formatted("orders"), SWITCH.formatted("shop"));
  }

  private void ofNoUse(String line, String other) {
    var mine = applied(line, "", 0);
    assertThat(mine.own()).isNotEmpty();
    recorded.clear();
    applied(other, "", 0);
    var changes =
        recorded.stream().filter(n -> !n.action().matches("\\w+:(Describe|List|Get).*")).toList();
    assertThat(changes).isNotEmpty().noneMatch(mine.document()::allows);
    recorded.clear();
  }
}
