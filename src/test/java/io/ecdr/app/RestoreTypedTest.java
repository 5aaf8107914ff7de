package io.ecdr.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a restore makes besides the group, tries instead, and says when it fails. */
class RestoreTypedTest extends TypedGround {

  private static final String WHERE =
      " --to eu-west-1 --dr-bucket dr-eu --subnet-group private --yes";
  private static final String TOKEN = "not-for-anybody-else-1234";

  @BeforeAll
  void backUpATunedCache() {
    for (var line :
        List.of(
            "sim call elasticache CreateCacheParameterGroup --region us-east-1 --quiet"
                + " CacheParameterGroupName=tuned CacheParameterGroupFamily=redis7 Description=d",
            "sim call elasticache ModifyCacheParameterGroup --region us-east-1 --quiet"
                + " CacheParameterGroupName=tuned"
                + " ParameterNameValues.ParameterNameValue.1.ParameterName=maxmemory-policy"
                + " ParameterNameValues.ParameterNameValue.1.ParameterValue=noeviction",
            "sim call elasticache CreateReplicationGroup --region us-east-1 --quiet"
                + " ReplicationGroupDescription=d Engine=redis CacheNodeType=cache.r7g.large"
                + " CacheSubnetGroupName=private NumCacheClusters=2 ReplicationGroupId=carts"
                + " AutomaticFailoverEnabled=true CacheParameterGroupName=tuned",
            "sim wait carts --region us-east-1",
            "backup create carts --region us-east-1 --dr-region eu-west-1 --bucket exports"
                + " --dr-bucket dr-eu --yes")) {
      types(line, 0);
    }
  }

  private String describes(String action, String words) {
    return types("sim call elasticache " + action + " --region eu-west-1 " + words, 0).out();
  }

  @Test
  void theNextNodeTypeIsTriedWhereThereIsNoCapacityForTheOneBefore() {
    types("sim fault no-capacity cache.r7g.large --region eu-west-1", 0);
    types("sim fault no-capacity cache.r6g.large --region eu-west-1", 0);
    var none =
        types(
            "restore carts@latest --as none --node-type cache.r7g.large,cache.r6g.large" + WHERE,
            24);
    assertThat(none.err() + none.out())
        .contains(
            "capacity for cache.r7g.large", "capacity for cache.r6g.large", "--node-type A,B");
    types(
        "restore carts@latest --as third"
            + " --node-type cache.r7g.large,cache.r6g.large,cache.r5.large"
            + WHERE,
        0);
    assertThat(describes("DescribeReplicationGroups", "ReplicationGroupId=third"))
        .contains("<CacheNodeType>cache.r5.large</CacheNodeType>");
    types("sim fault clear", 0);
  }

  @Test
  void whatAwsRefusesForWhatItSaysIsTypedAgainAndNotGoneOnWith() {
    var refused =
        types(
            "restore carts@latest --as wrong --recreate-parameter-group"
                + " --node-type cache.r99.large --accept-unknown node-memory"
                + WHERE,
            24);
    var told = (refused.err() + refused.out()).replaceAll("\\s+", " ");
    assertThat(told)
        .contains("Invalid CacheNodeType", "nothing was made", "type the command again")
        .doesNotContain("op resume");
    var id = told.replaceFirst(".*restore operation (\\S+).*", "$1");
    assertThat(told).as("the parameter group was made").contains("ecdr op abort " + id);
    assertThat(types("op show " + id, 0).out()).doesNotContain("op resume");
    assertThat(types("op list", 0).out()).doesNotContain("op resume " + id);
    types("op abort " + id + " --yes", 0);
    types(
        "sim call elasticache DescribeCacheParameterGroups --region eu-west-1"
            + " CacheParameterGroupName=wrong",
        30);
  }

  @Test
  void aMappingTellsWhatTheRegionCallsThings() throws IOException {
    types(
        "sim call elasticache CreateCacheParameterGroup --region eu-west-1 --quiet"
            + " CacheParameterGroupName=tuned-eu CacheParameterGroupFamily=redis7 Description=d",
        0);
    var file = folder.resolve("mapping.yaml");
    Files.writeString(
        file,
        """
        schema: ecdr.mapping/1
        regions:
          eu-west-1:
            subnet-group: private
            parameter-groups: {tuned: tuned-eu}
            node-types: {cache.r7g.large: [cache.r5.large]}
        """);
    var line =
        "restore carts@latest --as mapped --to eu-west-1 --dr-bucket dr-eu --mapping " + file;
    var plan = folder.resolve("mapped.json");
    types("plan " + line + " --out " + plan, 0);
    Files.delete(file);
    types("apply " + plan + " --yes", 0);

    assertThat(describes("DescribeCacheClusters", "CacheClusterId=mapped-001"))
        .contains("tuned-eu", "<CacheNodeType>cache.r5.large</CacheNodeType>", "private");
    assertThat(types(line + " --dry-run", 2).err()).contains("--mapping: cannot read " + file);
  }

  @Test
  void aDryRunShowsWhatIsTriedInstead() {
    var shown =
        types(
            "restore carts@latest --as shown --node-type cache.r7g.large,cache.r5.large --dry-run"
                + WHERE.replace(" --yes", ""),
            0);
    assertThat(shown.out())
        .contains("refused for want of capacity: then the same with CacheNodeType cache.r5.large");
  }

  @Test
  void theParameterGroupIsMadeWithTheValuesOfTheSource() {
    types("restore carts@latest --as valued --recreate-parameter-group" + WHERE, 0);
    assertThat(describes("DescribeCacheParameters", "CacheParameterGroupName=valued Source=user"))
        .contains("<ParameterName>maxmemory-policy</ParameterName>", "noeviction");
    assertThat(describes("DescribeCacheClusters", "CacheClusterId=valued-001"))
        .contains("<CacheParameterGroupName>valued</CacheParameterGroupName>");
    var again =
        types(
            "restore carts@latest --as other --recreate-parameter-group"
                + " --parameter-group valued"
                + WHERE,
            11);
    assertThat(again.err()).contains("there is a parameter group valued already");
  }

  @Test
  void aParameterGroupForAClusterTurnsItsModeOn() {
    types(
        "restore carts@latest --as cluster --recreate-parameter-group --cluster-mode enabled"
            + " --inspect"
            + WHERE,
        0);
    assertThat(describes("DescribeCacheParameters", "CacheParameterGroupName=cluster Source=user"))
        .contains("<ParameterName>cluster-enabled</ParameterName>", "noeviction");
  }

  @Test
  void aFailedRestoreTellsTheEventsTheLeftoverAndTheWayOut() {
    types("sim bucket closed --region eu-west-1", 0);
    types(
        "backup create carts --region us-east-1 --dr-region eu-west-1 --bucket exports"
            + " --dr-bucket closed --yes",
        0);
    simulator.world().s3().find("closed").orElseThrow().settings().policy(Optional.empty());
    var failed =
        types(
            "restore carts@latest --as broken --recreate-parameter-group"
                + " --override dr-bucket-policy"
                + WHERE.replace("dr-eu", "closed"),
            24);
    var told = (failed.err() + failed.out()).replaceAll("\\s+", " ");
    assertThat(told)
        .contains(
            "replication group broken is create-failed",
            "aws elasticache delete-replication-group --replication-group-id broken");
    assertThat(told).doesNotContain("give no reason");
    var id = told.replaceFirst(".*restore operation (\\S+).*", "$1");
    // Tags of a failed group are not told, so it is left to a person, and what it uses as well.
    var abort = types("op abort " + id + " --yes", 24).out().replaceAll("\\s+", " ");
    types(
        "sim call elasticache DeleteReplicationGroup --region eu-west-1 --quiet"
            + " ReplicationGroupId=broken",
        0);
    types("sim wait broken --until gone --region eu-west-1", 0);
    types("op resume " + abort.replaceFirst(".*op resume (\\S+).*", "$1") + " --yes", 0);
    types(
        "sim call elasticache DescribeCacheParameterGroups --region eu-west-1"
            + " CacheParameterGroupName=broken",
        30);
  }

  @Test
  void aTokenIsSentAndKeptNowhere() throws IOException {
    var file = folder.resolve("token");
    Files.writeString(file, TOKEN + "\n");
    var line = "restore carts@latest --as guarded --tls --auth-token file:" + file + WHERE;

    var ended = types(line, 0);

    assertThat(ended.wire().stream().map(Object::toString).toList().toString()).contains(TOKEN);
    assertThat(ended.out() + ended.err()).doesNotContain(TOKEN);
    assertThat(describes("DescribeReplicationGroups", "ReplicationGroupId=guarded"))
        .contains("<AuthTokenEnabled>true</AuthTokenEnabled>");
    try (var kept = Files.walk(folder.resolve("state"))) {
      for (var each : kept.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
            .as(each.toString())
            .doesNotContain(TOKEN);
      }
    }
    var script =
        types(
            "plan "
                + line.replace(" --yes", "").replace("guarded", "later")
                + " --out "
                + folder.resolve("plan.json"),
            0);
    assertThat(Files.readString(folder.resolve("plan.json"))).doesNotContain(TOKEN);
    assertThat(script.out()).doesNotContain(TOKEN);
  }

  @Test
  void aTokenThatIsNotThereMakesNothing() {
    var ended =
        types(
            "restore carts@latest --as lost --tls --auth-token file:"
                + folder.resolve("nowhere")
                + WHERE,
            24);
    assertThat(ended.err() + ended.out()).contains("SecretNotFound", "cannot be read");
    types(
        "sim call elasticache DescribeReplicationGroups --region eu-west-1 ReplicationGroupId=lost",
        30);
  }

  @Test
  void aTokenWithoutEncryptionInTransitIsRefused() {
    var ended = types("restore carts@latest --as open --auth-token env:TOKEN" + WHERE, 11);
    assertThat(ended.err()).contains("AWS wants --tls with it");
    assertThat(types("restore carts@latest --as x --auth-token hunter2" + WHERE, 2).err())
        .contains("write env:NAME or file:PATH")
        .doesNotContain("hunter2");
  }
}
