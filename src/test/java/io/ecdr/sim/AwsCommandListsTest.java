package io.ecdr.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecdr.sim.rehearse.FrontDoor;
import io.ecdr.sim.wire.AwsCommand;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists, pages, tags, settings and events as the {@code aws} command shows them. */
class AwsCommandListsTest {

  private static final int COPIES = 23;
  private static final String GROUP_ARN =
      "arn:aws:elasticache:us-east-1:000000000000:replicationgroup:orders";

  private Simulator simulator;
  private FrontDoor home;
  private Patience patience;
  private AwsDesk aws;

  @BeforeEach
  void start() throws IOException {
    AwsCommand.assumePresent();
    simulator = Simulator.start(SimulatorOptions.forTests());
    patience = new Patience(simulator);
    home = patience.door("us-east-1");
    aws = new AwsDesk(simulator.endpoint(), "us-east-1");
  }

  @AfterEach
  void stop() {
    if (simulator != null) {
      simulator.close();
    }
  }

  @Test
  void snapshotsComeInPagesAndNoneTwice() {
    var expected = makeSnapshots();
    String list = "elasticache describe-snapshots";
    assertThat(names(aws.does(list + " --page-size 20"))).isEqualTo(expected);

    var first = aws.does(list + " --page-size 20 --max-items 22");
    assertThat(names(first)).isEqualTo(expected.subList(0, 22));
    String token = first.path("NextToken").asText();
    assertThat(token).isNotEmpty();
    var rest = aws.does(list + " --page-size 20 --starting-token " + token);
    assertThat(names(rest)).isEqualTo(expected.subList(22, COPIES + 1));
    assertThat(rest.has("NextToken")).isFalse();

    var alone = aws.does(list + " --no-paginate --max-records 20");
    assertThat(names(alone)).isEqualTo(expected.subList(0, 20));
    var next = aws.does(list + " --no-paginate --marker " + alone.path("Marker").asText());
    assertThat(names(next)).isEqualTo(expected.subList(20, COPIES + 1));

    var byGroup = aws.does(list + " --replication-group-id orders --snapshot-source user");
    assertThat(names(byGroup)).isEqualTo(expected);
    assertThat(names(aws.does(list + " --snapshot-source system"))).isEmpty();
  }

  private List<String> makeSnapshots() {
    makeOrders();
    var made = List.of("SnapshotName", "kept", "CacheClusterId", "orders-001");
    call("CreateSnapshot", made);
    patience.untilSettled("us-east-1");
    for (int i = 1; i <= COPIES; i++) {
      String name = "kept-%02d".formatted(i);
      call("CopySnapshot", List.of("SourceSnapshotName", "kept", "TargetSnapshotName", name));
      patience.untilSettled("us-east-1");
    }
    return Stream.concat(
            Stream.of("kept"), IntStream.rangeClosed(1, COPIES).mapToObj("kept-%02d"::formatted))
        .toList();
  }

  private void makeOrders() {
    call(
        "CreateReplicationGroup",
        List.of(
            "ReplicationGroupId", "orders",
            "ReplicationGroupDescription", "d",
            "Engine", "redis",
            "CacheNodeType", "cache.r7g.large"));
    patience.untilSettled("us-east-1");
  }

  @Test
  void tagsAreAddedListedAndRemoved() {
    makeOrders();
    String named = " --resource-name " + GROUP_ARN;
    var added =
        aws.does(
            "elasticache add-tags-to-resource"
                + named
                + " --tags Key=team,Value=a Key=tier,Value=");
    assertThat(added.toString())
        .isEqualTo(
            "{\"TagList\":[{\"Key\":\"team\",\"Value\":\"a\"},{\"Key\":\"tier\",\"Value\":\"\"}]}");
    aws.does("elasticache remove-tags-from-resource" + named + " --tag-keys tier");
    assertThat(aws.does("elasticache list-tags-for-resource" + named).toString())
        .isEqualTo("{\"TagList\":[{\"Key\":\"team\",\"Value\":\"a\"}]}");
    var found =
        aws.does(
            "resourcegroupstaggingapi get-resources --tag-filters Key=team,Values=a"
                + " --resource-type-filters elasticache");
    assertThat(found.findValuesAsText("ResourceARN")).containsExactly(GROUP_ARN);
    aws.refuses(
        "elasticache remove-tags-from-resource" + named + " --tag-keys tier",
        "TagNotFound",
        "RemoveTagsFromResource");
    aws.refuses(
        "elasticache list-tags-for-resource --resource-name orders",
        "InvalidARN",
        "ListTagsForResource");
  }

  @Test
  void settingsAreMadeReadAndDeleted() {
    var subnets =
        aws.does(
            "elasticache create-cache-subnet-group --cache-subnet-group-name Dr"
                + " --cache-subnet-group-description d --subnet-ids subnet-a subnet-b");
    assertThat(subnets.findValuesAsText("SubnetIdentifier"))
        .containsExactly("subnet-a", "subnet-b");
    assertThat(
            aws.does("elasticache describe-cache-subnet-groups --cache-subnet-group-name dr")
                .findValuesAsText("CacheSubnetGroupName"))
        .containsExactly("dr");
    aws.silent("elasticache delete-cache-subnet-group --cache-subnet-group-name dr");
    aws.refuses(
        "elasticache describe-cache-subnet-groups --cache-subnet-group-name dr",
        "CacheSubnetGroupNotFoundFault",
        "DescribeCacheSubnetGroups");

    String group = " --cache-parameter-group-name mine";
    aws.does(
        "elasticache create-cache-parameter-group"
            + group
            + " --cache-parameter-group-family redis7 --description d");
    aws.does(
        "elasticache modify-cache-parameter-group"
            + group
            + " --parameter-name-values"
            + " ParameterName=maxmemory-policy,ParameterValue=allkeys-lru");
    var own = aws.does("elasticache describe-cache-parameters" + group + " --source user");
    assertThat(own.findValuesAsText("ParameterValue")).containsExactly("allkeys-lru");
    var all = aws.does("elasticache describe-cache-parameters" + group + " --page-size 20");
    assertThat(all.path("Parameters").findValuesAsText("ParameterName"))
        .hasSizeGreaterThan(20)
        .doesNotHaveDuplicates()
        .isSorted();
    aws.silent("elasticache delete-cache-parameter-group" + group);
    aws.refuses(
        "elasticache describe-cache-parameters" + group,
        "CacheParameterGroupNotFound",
        "DescribeCacheParameters");
  }

  @Test
  void eventsTellWhatHappenedToWhom() {
    makeOrders();
    call("CreateSnapshot", List.of("SnapshotName", "kept", "CacheClusterId", "orders-001"));
    patience.untilSettled("us-east-1");
    var events =
        aws.does(
            "elasticache describe-events --source-type cache-cluster"
                + " --source-identifier orders-001 --duration 5");
    assertThat(events.findValuesAsText("Message"))
        .contains(
            "Cache cluster created",
            "Snapshot succeeded for snapshot with ID 'kept' of cache cluster with ID 'orders-001'");
    assertThat(events.findValuesAsText("SourceIdentifier")).containsOnly("orders-001");
    var versions = aws.does("elasticache describe-cache-engine-versions --engine redis");
    assertThat(versions.findValuesAsText("CacheParameterGroupFamily")).contains("redis7");
    aws.refuses(
        "elasticache describe-events --source-identifier orders",
        "InvalidParameterCombination",
        "DescribeEvents");
  }

  @Test
  void whatIsNotSimulatedIsRefusedInItsServicesFormat() {
    aws.refuses("elasticache describe-service-updates", "InvalidAction", "DescribeServiceUpdates");
    aws.refuses("ec2 describe-instances", "InvalidAction", "DescribeInstances");
    aws.refuses("kms list-keys", "UnknownOperationException", "ListKeys");
    aws.refuses("lambda list-functions", "UnknownOperationException", "ListFunctions");
    aws.refuses("s3api get-bucket-cors --bucket b", "NotImplemented", "GetBucketCors");
  }

  private static List<String> names(JsonNode snapshots) {
    return snapshots.path("Snapshots").findValuesAsText("SnapshotName");
  }

  private void call(String action, List<String> parameters) {
    var given = new LinkedHashMap<String, String>();
    for (int i = 0; i < parameters.size(); i += 2) {
      given.put(parameters.get(i), parameters.get(i + 1));
    }
    var answer = home.elasticache(action, given);
    assertThat(answer.ok()).as(answer.trouble()).isTrue();
  }
}
