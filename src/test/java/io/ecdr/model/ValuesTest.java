package io.ecdr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small values that guard themselves. */
class ValuesTest {

  private static List<EngineVersion> offers(String... versions) {
    return List.of(versions).stream().map(v -> new EngineVersion("redis", v, "f")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "7.0.7,  7.0",
    "7.0,    7.0",
    "6.2.6,  6.2",
    "6.2.9,  6.2",
    "5.0.6,  5.0.6",
    "5.0.7,  6.2",
    "7.1.0,  7.1",
    "6.3.0,  6.x",
  })
  void theLowestOfferThatIsNotOlderIsTaken(String source, String taken) {
    var all = offers("7.1", "5.0.6", "7.0", "6.x", "6.2");
    assertThat(EngineVersion.lowestFrom(all, "redis", source))
        .map(EngineVersion::version)
        .contains(taken);
  }

  @Test
  void anOlderOfferOrAnotherEngineIsNone() {
    assertThat(EngineVersion.lowestFrom(offers("7.0", "7.1"), "redis", "7.2.4")).isEmpty();
    assertThat(EngineVersion.lowestFrom(offers("7.2"), "valkey", "7.2")).isEmpty();
  }

  @Test
  void slotsMustBeCoveredOnce() {
    assertThat(Slots.fault(List.of("0-5460", "5461-10922", "10923-16383"))).isEmpty();
    assertThat(Slots.fault(List.of("0-100,200-16383", "101-199"))).isEmpty();
    assertThat(Slots.fault(List.of("0-16383", "5"))).contains("slots in two shards: 5");
    assertThat(Slots.fault(List.of("0-5460", "5462-16383"))).contains("slots in no shard: 5461");
    assertThat(Slots.fault(List.of("0-5460"))).contains("slots in no shard: 5461-16383");
    assertThat(Slots.fault(List.of())).contains("slots in no shard: 0-16383");
    assertThat(Slots.fault(List.of(""))).contains("'' is no range of slots");
    assertThat(Slots.fault(List.of("9-3"))).contains("'9-3' is no range of slots");
    assertThat(Slots.fault(List.of("0-16384"))).contains("'0-16384' is no range of slots");
  }

  @Test
  void aQuarterOfANodesMemoryIsNotForData() {
    assertThat(NodeMemory.bytes("cache.t4g.micro")).hasValue(1L << 29);
    assertThat(NodeMemory.forData("cache.t4g.micro")).hasValue(402_653_184);
    assertThat(NodeMemory.bytes("cache.x9.huge")).isEmpty();
  }

  @Test
  void aGroupIsReadAsTheServiceTellsIt() {
    var fields =
        Value.fields(
                "ReplicationGroupId", "orders",
                "Status", "Available",
                "AutomaticFailover", "enabling",
                "MultiAZ", "enabled",
                "CacheNodeType", "cache.r7g.large")
            .with("ClusterEnabled", true)
            .with("AuthTokenEnabled", true)
            .with("MemberClusters", Value.texts(List.of("orders-0001-001", "orders-0001-002")))
            .with(
                "GlobalReplicationGroupInfo",
                Value.fields(
                    "GlobalReplicationGroupId", "ldgnf-g",
                    "GlobalReplicationGroupMemberRole", "Secondary"))
            .with(
                "NodeGroups",
                Value.items(
                    List.of(
                        Value.fields("NodeGroupId", "0001", "Slots", "0-16383")
                            .with(
                                "NodeGroupMembers",
                                Value.items(
                                    List.of(
                                        Value.fields("CacheClusterId", "orders-0001-001"),
                                        Value.fields("CacheClusterId", "orders-0001-002")))))));
    var group = ReplicationGroup.of(new Region("us-east-1"), fields);
    assertThat(group.status()).isEqualTo("available");
    assertThat(group.automaticFailover()).isTrue();
    assertThat(group.multiAz()).isTrue();
    assertThat(group.security().authToken()).isTrue();
    assertThat(group.nodeGroups()).hasSize(1);
    assertThat(group.nodeGroups().get(0).replicas()).isEqualTo(1);
    assertThat(group.globalDatastore())
        .contains(new ReplicationGroup.GlobalMember("ldgnf-g", "SECONDARY"));
    assertThat(group.withRole("primary")).isEmpty();
  }

  @Test
  void aSnapshotsMomentIsItsEarliestShards() {
    var late = Instant.parse("2026-11-23T01:00:09Z");
    var early = Instant.parse("2026-11-23T01:00:01Z");
    var fields =
        Value.fields("SnapshotName", "s", "SnapshotStatus", "available", "SnapshotSource", "manual")
            .with(
                "NodeSnapshots",
                Value.items(
                    List.of(
                        Value.Fields.NONE.with("SnapshotCreateTime", new Value.Time(late)),
                        Value.Fields.NONE.with("SnapshotCreateTime", new Value.Time(early)))));
    var snapshot = Snapshot.of(fields);
    assertThat(snapshot.earliest()).contains(early);
    assertThat(snapshot.manual()).isTrue();
    assertThat(snapshot.shards()).isEqualTo(2);
  }

  @Test
  void aManifestSurvivesItsDocument() {
    var manifest =
        new Manifest(
            "orders-20261123-0115-k3f9",
            new CacheId(
                new AccountId("111122223333"),
                new Region("us-east-1"),
                CacheKind.REPLICATION_GROUP,
                "orders"),
            "lineage",
            "20261123-0115-k3f9",
            Instant.parse("2026-11-23T01:20:00Z"),
            Optional.of(Instant.parse("2026-11-23T01:15:30Z")),
            "redis",
            "7.0.7",
            "cache.r7g.large",
            true,
            true,
            false,
            Optional.of(6380),
            List.of(
                new Manifest.Shard(
                    "0001",
                    "0-16383",
                    1,
                    "k/0001.rdb",
                    77,
                    Optional.of("CRC64NVME:x"),
                    Optional.of(Instant.parse("2026-11-23T01:15:30Z")))),
            "default.redis7.cluster.on",
            Value.fields("maxmemory-policy", "noeviction"),
            new Manifest.Security(
                true, "required", false, true, List.of("g"), List.of("sg-1", "sg-2")),
            Value.fields("team", "shop"),
            List.of("tags"));
    var document = ManifestForm.of(manifest);
    assertThat(ManifestForm.read(document)).isEqualTo(manifest);
    for (var name : List.of("backupId", "engine", "clusterMode", "written", "account")) {
      assertThatThrownBy(() -> ManifestForm.read(document.without(name)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
    assertThatThrownBy(() -> ManifestForm.read(document.with("schema", "ecdr.manifest/9")))
        .hasMessageContaining("ecdr.manifest/9");
  }

  @Test
  void anUnknownWordProvesNothingMore() {
    assertThat(Proof.ofWord("checked")).isEqualTo(Proof.CHECKED);
    assertThat(Proof.ofWord("blessed")).isEqualTo(Proof.COPIED);
    assertThat(Proof.COPIED.proven()).isFalse();
    assertThat(Proof.RESTORED.proven()).isTrue();
  }

  @Test
  void nobodyTakesAnIdForARegionOrAnAccount() {
    assertThatThrownBy(() -> new Region("Ireland")).hasMessageContaining("eu-west-1");
    assertThatThrownBy(() -> new AccountId("12345")).hasMessageContaining("12 digits");
    assertThat(new Region("cn-north-1").partition()).isEqualTo("aws-cn");
  }
}
