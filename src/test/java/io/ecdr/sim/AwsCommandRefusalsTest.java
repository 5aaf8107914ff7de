package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.ecdr.sim.wire.AwsCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the {@code aws} command prints when ElastiCache refuses, for every refusal that is
 * documented and simulated. All are asked of one world, which none of them may change.
 */
class AwsCommandRefusalsTest {

  private static final int AT_ONCE = 2;
  private static final String MANY_TAGS =
      " --tags"
          + IntStream.rangeClosed(1, 51)
              .mapToObj(i -> " Key=k%d,Value=v".formatted(i))
              .collect(Collectors.joining());
  private static final String NEW =
      "create-replication-group --replication-group-id new --replication-group-description d"
          + " --engine redis --cache-node-type cache.r7g.large ";
  private static final String AGAIN =
      "create-replication-group --replication-group-id new --replication-group-description d ";
  private static final String CLUSTER = "--automatic-failover-enabled ";

  private Simulator simulator;
  private ExecutorService threads;

  /** Words of a command, the code it is refused with, and what the text says. */
  private record Refusal(String words, String code, String text) {

    String operation() {
      return Arrays.stream(words.split(" ")[0].split("-"))
          .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
          .collect(Collectors.joining());
    }

    String shown() {
      String shortened = words.replace(MANY_TAGS, " --tags (51 of them)").replace(NEW, AGAIN);
      return code + ": " + shortened;
    }
  }

  @BeforeEach
  void start() throws IOException {
    AwsCommand.assumePresent();
    simulator = Simulator.start(SimulatorOptions.forTests());
    threads = Executors.newFixedThreadPool(AT_ONCE);
  }

  @AfterEach
  void stop() {
    if (simulator != null) {
      threads.shutdownNow();
      simulator.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> areSpelledAsDocumented() {
    new RefusingWorld(simulator).make();
    var before = changes();
    var aws = new AwsCommand(simulator.endpoint(), "us-east-1");
    var tests = new ArrayList<DynamicTest>();
    for (Refusal refusal : refusals()) {
      var words = new ArrayList<>(List.of("elasticache"));
      words.addAll(List.of(refusal.words().split(" +")));
      var result =
          CompletableFuture.supplyAsync(() -> aws.run(words.toArray(String[]::new)), threads);
      tests.add(dynamicTest(refusal.shown(), () -> check(refusal, result.join())));
    }
    tests.add(dynamicTest("nothing has changed", () -> assertThat(changes()).isEqualTo(before)));
    return tests.stream();
  }

  /** Every refusal here as {@code Operation:Code}, once. */
  static List<String> operationsAndCodes() {
    return refusals().stream()
        .map(refusal -> refusal.operation() + ':' + refusal.code())
        .distinct()
        .toList();
  }

  private static void check(Refusal refusal, AwsCommand.Result result) {
    assertThat(result.err().strip())
        .contains(
            "An error occurred (%s) when calling the %s operation: "
                .formatted(refusal.code(), refusal.operation()))
        .contains(refusal.text());
    assertThat(result.exit()).isNotZero();
    assertThat(result.out()).isEmpty();
  }

  private List<String> changes() {
    return simulator
        .world()
        .locked(
            () ->
                simulator.world().elasticache().history().changes().stream()
                    .map(change -> change.named().toString())
                    .toList());
  }

  private static List<Refusal> refusals() {
    return Stream.of(
            takingSnapshots(),
            listingSnapshots(),
            copyingSnapshots(),
            exporting(),
            deleting(),
            restoring(),
            creating())
        .flatMap(List::stream)
        .toList();
  }

  private static Refusal refused(String words, String code, String text) {
    return new Refusal(words, code, text);
  }

  private static List<Refusal> takingSnapshots() {
    String take = "create-snapshot --snapshot-name new ";
    return List.of(
        refused(
            "create-snapshot --snapshot-name Kept --cache-cluster-id orders-001",
            "SnapshotAlreadyExistsFault",
            "kept"),
        refused(take + "--cache-cluster-id none-001", "CacheClusterNotFound", "none-001"),
        refused(take + "--replication-group-id none", "ReplicationGroupNotFoundFault", "none"),
        refused(take + "--cache-cluster-id late-001", "InvalidCacheClusterState", "creating"),
        refused(take + "--replication-group-id late", "InvalidReplicationGroupState", "creating"),
        refused(
            take + "--cache-cluster-id full-001",
            "SnapshotQuotaExceededFault",
            "The maximum number of manual snapshots for this node taken within 24 hours has been"
                + " reached its quota of 20"),
        refused(
            take + "--cache-cluster-id tiny-001", "SnapshotFeatureNotSupportedFault", "t1.micro"),
        refused(
            take + "--cache-cluster-id orders-001" + MANY_TAGS,
            "TagQuotaPerResourceExceeded",
            "50 tags"),
        refused(
            "create-snapshot --snapshot-name new", "InvalidParameterCombination", "CacheClusterId"),
        refused(
            "create-snapshot --snapshot-name a--b --cache-cluster-id orders-001",
            "InvalidParameterValue",
            "SnapshotName"),
        refused(
            take + "--cache-cluster-id carts-0001-001",
            "InvalidParameterValue",
            "ReplicationGroupId"));
  }

  private static List<Refusal> listingSnapshots() {
    return List.of(
        refused("describe-snapshots --snapshot-name none", "SnapshotNotFoundFault", "none"),
        refused(
            "describe-snapshots --cache-cluster-id none-001", "CacheClusterNotFound", "none-001"),
        refused("describe-snapshots --page-size 51", "InvalidParameterValue", "MaxRecords"),
        refused(
            "describe-snapshots --snapshot-source manual",
            "InvalidParameterValue",
            "SnapshotSource"));
  }

  private static List<Refusal> copyingSnapshots() {
    String copy = "copy-snapshot --source-snapshot-name kept --target-snapshot-name ";
    return List.of(
        refused(copy + "carts-kept", "SnapshotAlreadyExistsFault", "carts-kept"),
        refused(
            "copy-snapshot --source-snapshot-name none --target-snapshot-name new",
            "SnapshotNotFoundFault",
            "none"),
        refused(
            "copy-snapshot --source-snapshot-name stuck --target-snapshot-name new",
            "InvalidSnapshotState",
            "copying"),
        refused(copy + "new" + MANY_TAGS, "TagQuotaPerResourceExceeded", "50 tags"),
        refused(copy + "new-", "InvalidParameterValue", "TargetSnapshotName"),
        refused(
            copy + "out --target-bucket exports --kms-key-id k",
            "InvalidParameterCombination",
            "KmsKeyId"));
  }

  /** The texts of the bucket's refusals are those of the reference, to the letter. */
  private static List<Refusal> exporting() {
    String export =
        "copy-snapshot --source-snapshot-name kept --target-snapshot-name out --target-bucket ";
    String value = "InvalidParameterValue";
    return List.of(
        refused(export + "nowhere", value, "The S3 bucket nowhere does not exist."),
        refused(export + "elsewhere", value, "The S3 bucket elsewhere is outside of the region."),
        refused(
            export + "theirs",
            value,
            "The S3 bucket theirs is not owned by the authenticated user."),
        refused(
            export + "used",
            value,
            "The S3 bucket used already contains an object with key out-0001.rdb."),
        refused(
            export + "no-list",
            value,
            "ElastiCache has not been granted READ permissions no-list on the S3 Bucket."),
        refused(
            export + "no-read",
            value,
            "ElastiCache has not been granted READ permissions no-read on the S3 Bucket."),
        refused(
            export + "no-write",
            value,
            "ElastiCache has not been granted WRITE permissions no-write on the S3 Bucket."),
        refused(
            export + "no-acl",
            value,
            "ElastiCache has not been granted READ_ACP permissions no-acl on the S3 Bucket."),
        refused(
            "copy-snapshot --source-snapshot-name cold-kept --target-snapshot-name out"
                + " --target-bucket exports",
            value,
            "data tiering"));
  }

  private static List<Refusal> deleting() {
    String last = " --final-snapshot-identifier ";
    String group = "delete-replication-group --replication-group-id ";
    return List.of(
        refused("delete-snapshot --snapshot-name none", "SnapshotNotFoundFault", "none"),
        refused("delete-snapshot --snapshot-name stuck", "InvalidSnapshotState", "copying"),
        refused(group + "none", "ReplicationGroupNotFoundFault", "none"),
        refused(
            group + "late",
            "InvalidReplicationGroupState",
            "is not in a valid state to be deleted"),
        refused(group + "orders" + last + "kept", "SnapshotAlreadyExistsFault", "kept"),
        refused(group + "tiny" + last + "end", "SnapshotFeatureNotSupportedFault", "t1.micro"),
        refused(group + "full" + last + "end", "SnapshotQuotaExceededFault", "within 24 hours"));
  }

  private static List<Refusal> restoring() {
    String files = " --snapshot-arns arn:aws:s3:::exports/";
    return List.of(
        refused(
            AGAIN.replace(" new ", " orders ") + "--snapshot-name kept",
            "ReplicationGroupAlreadyExists",
            "orders"),
        refused(AGAIN + "--snapshot-name stuck", "InvalidSnapshotState", "copying"),
        refused(
            NEW + "--snapshot-name kept" + files + "a.rdb",
            "InvalidParameterCombination",
            "SnapshotArns"),
        refused(NEW + files + "a,b.rdb", "InvalidParameterValue", "comma"),
        refused(
            NEW + CLUSTER + "--num-node-groups 2" + files + "a.rdb",
            "InvalidParameterCombination",
            "Slots must be provided when restoring from snapshot ARNs with cluster mode enabled"),
        refused(
            NEW
                + CLUSTER
                + "--node-group-configuration Slots=0-8000 Slots=8002-16383"
                + files
                + "a.rdb",
            "InvalidParameterValue",
            "8001"),
        refused(
            AGAIN + "--snapshot-name carts-kept --cluster-mode disabled",
            "InvalidParameterCombination",
            "cluster mode"),
        refused(NEW + "--snapshot-name cold-kept", "InvalidParameterCombination", "data tiering"),
        refused(
            AGAIN
                + "--snapshot-name kept --cache-node-type cache.r6gd.xlarge"
                + " --data-tiering-enabled",
            "InvalidParameterCombination",
            "data tiering"),
        refused(
            NEW + "--serverless-cache-snapshot-name s",
            "ServerlessCacheSnapshotNotFoundFault",
            "s not found"));
  }

  private static List<Refusal> creating() {
    return List.of(
        refused(NEW + "--num-node-groups 2", "InvalidParameterValue", "AutomaticFailoverEnabled"),
        refused(
            NEW + CLUSTER + "--num-node-groups 2 --cache-parameter-group-name default.redis7",
            "InvalidParameterCombination",
            "parameter group with cluster mode"),
        refused(NEW + "--cache-parameter-group-name none", "CacheParameterGroupNotFound", "none"),
        refused(NEW + "--cache-subnet-group-name none", "CacheSubnetGroupNotFoundFault", "none"),
        refused(NEW + "--snapshot-retention-limit 36", "InvalidParameterValue", "0 to 35"),
        refused(NEW + "--snapshot-window 04:00-04:59", "InvalidParameterValue", "SnapshotWindow"),
        refused(
            NEW + CLUSTER + "--num-node-groups 91",
            "NodeGroupsPerReplicationGroupQuotaExceeded",
            "90"),
        refused(
            NEW + CLUSTER + "--num-node-groups 46 --replicas-per-node-group 1",
            "NodeQuotaForClusterExceeded",
            "90"),
        refused(NEW + MANY_TAGS.strip(), "TagQuotaPerResourceExceeded", "50 tags"),
        refused(
            "create-cache-security-group --cache-security-group-name c --description d",
            "InvalidAction",
            "Create"));
  }
}
