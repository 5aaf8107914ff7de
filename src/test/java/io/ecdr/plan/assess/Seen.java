package io.ecdr.plan.assess;

import io.ecdr.model.Fact;
import io.ecdr.model.GlobalDatastore;
import io.ecdr.model.Lag;
import io.ecdr.model.LoneCaches;
import io.ecdr.model.Proof;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.KeptAt;
import io.ecdr.plan.PastRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cache of which nothing could be better: a group of two nodes with automatic snapshots, backups
 * in another account's bucket and a standby. Tests change one thing.
 */
public final class Seen {

  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  public static final Region HOME = new Region("us-east-1");
  static final Region AWAY = new Region("eu-west-1");
  private static final long GIB = 1L << 30;

  private CacheSort sort = CacheSort.GROUP;
  private Value.Fields group =
      Value.fields(
              "ReplicationGroupId", "orders",
              "Status", "available",
              "CacheNodeType", "cache.r7g.large",
              "Engine", "valkey",
              "AutomaticFailover", "enabled",
              "MultiAZ", "enabled",
              "SnapshotWindow", "03:00-04:00")
          .with("ClusterEnabled", false)
          .with("SnapshotRetentionLimit", 7)
          .with("TransitEncryptionEnabled", true)
          .with("AtRestEncryptionEnabled", true)
          .with("UserGroupIds", Value.texts(List.of("app")))
          .with("NodeGroups", shard("us-east-1a", "us-east-1b"));
  private Value.Fields node =
      Value.fields(
              "CacheClusterId", "orders-001",
              "Engine", "valkey",
              "EngineVersion", "8.0.1",
              "CacheNodeType", "cache.r7g.large",
              "PreferredMaintenanceWindow", "sun:05:00-sun:06:00",
              "PreferredAvailabilityZone", "us-east-1a")
          .with("CacheParameterGroup", Value.fields("CacheParameterGroupName", "own"));
  private Optional<Fact<NodeFacts>> nodeFact = Optional.empty();
  private Optional<String> network = Optional.of("ipv4");
  private Fact<GlobalDatastore> datastore;
  private Map<String, Lag> lags;
  private Fact<Saves> saves = known(saves(Duration.ofHours(8), Duration.ofHours(8)));
  private Optional<Fact<Copies>> copies = Optional.of(known(copies(false)));
  private Fact<Integer> reserved = known(25);
  private final List<PastRun> past = new ArrayList<>();

  private Seen() {
    standby("associated");
    lag(new Lag.Read(Duration.ofSeconds(1), NOW.minusSeconds(90), "d"));
  }

  /** That cache. */
  public static Seen healthy() {
    return new Seen();
  }

  /** Without anything that protects it; what could be looked at was looked at. */
  public static Seen bare() {
    return new Seen().automatic(0).alone().copies(known(empty()));
  }

  static <T> Fact<T> known(T value) {
    return new Fact.Known<>(value, NOW);
  }

  static <T> Fact<T> untold() {
    return new Fact.Unknown<>(Trouble.NOT_PERMITTED, "Describe: AccessDenied", NOW);
  }

  static Value shard(String... zones) {
    List<Value.Fields> members = new ArrayList<>();
    for (var zone : zones) {
      members.add(
          Value.fields(
              "CacheClusterId",
              "orders-00" + (members.size() + 1),
              "PreferredAvailabilityZone",
              zone));
    }
    return Value.items(
        List.of(
            Value.fields("NodeGroupId", "0001", "Status", "available")
                .with("NodeGroupMembers", Value.items(List.copyOf(members)))));
  }

  static Saves saves(Duration age, Duration automatic) {
    var save =
        new Saves.Save("auto", NOW.minus(age), OptionalLong.of(8 * GIB), OptionalLong.of(8 * GIB));
    return new Saves(Optional.of(save), Optional.of(NOW.minus(automatic)));
  }

  static Copies copies(boolean sameAccount) {
    var save =
        new Saves.Save(
            "orders-20261123-0600-k3f9",
            NOW.minus(Duration.ofHours(6)),
            OptionalLong.of(GIB),
            OptionalLong.of(GIB));
    return new Copies(
        kept(),
        Optional.of(sameAccount),
        3,
        Optional.of(
            new Copies.Copied(
                save, Optional.of(new Copies.Looked(Proof.CHECKED, Optional.empty())))));
  }

  static Copies empty() {
    return new Copies(kept(), Optional.of(true), 0, Optional.empty());
  }

  private static KeptAt kept() {
    return KeptAt.of(AWAY, "dr-eu", "ecdr");
  }

  /** What its group tells otherwise. */
  public Seen group(String name, Object value) {
    group = value instanceof Value v ? group.with(name, v) : set(group, name, value);
    return this;
  }

  private static Value.Fields set(Value.Fields fields, String name, Object value) {
    if (value instanceof Boolean flag) {
      return fields.with(name, flag);
    }
    return value instanceof Integer number
        ? fields.with(name, number)
        : fields.with(name, (String) value);
  }

  Seen node(String name, String value) {
    node = node.with(name, value);
    return this;
  }

  Seen engine(String engine, String version) {
    return node("Engine", engine).node("EngineVersion", version).group("Engine", engine);
  }

  Seen type(String type) {
    return node("CacheNodeType", type).group("CacheNodeType", type);
  }

  Seen nodeUntold() {
    nodeFact = Optional.of(untold());
    return this;
  }

  Seen sort(CacheSort other) {
    sort = other;
    return other == CacheSort.GROUP ? this : alone();
  }

  Seen network(String word) {
    network = Optional.ofNullable(word);
    return this;
  }

  Seen automatic(int days) {
    return group("SnapshotRetentionLimit", days);
  }

  /** A member of no Global Datastore. */
  Seen alone() {
    datastore = new Fact.Absent<>(NOW);
    lags = Map.of();
    return group("GlobalReplicationGroupInfo", Value.Fields.NONE);
  }

  Seen standby(String status) {
    member("PRIMARY");
    datastore =
        known(
            new GlobalDatastore(
                "ldgnf-orders",
                "available",
                Optional.of("valkey"),
                Optional.of("8.0.1"),
                Optional.of("cache.r7g.large"),
                false,
                List.of(
                    new GlobalDatastore.Member("orders", "us-east-1", "PRIMARY", "associated"),
                    new GlobalDatastore.Member("orders-eu", "eu-west-1", "SECONDARY", status))));
    return this;
  }

  Seen member(String role) {
    return group(
        "GlobalReplicationGroupInfo",
        Value.fields(
            "GlobalReplicationGroupId", "ldgnf-orders", "GlobalReplicationGroupMemberRole", role));
  }

  Seen datastore(Fact<GlobalDatastore> fact) {
    datastore = fact;
    return this;
  }

  Seen lag(Lag lag) {
    lags = Map.of("eu-west-1", lag);
    return this;
  }

  Seen saves(Fact<Saves> fact) {
    saves = fact;
    return this;
  }

  Seen copies(Fact<Copies> fact) {
    copies = Optional.of(fact);
    return this;
  }

  Seen copiesNotAsked() {
    copies = Optional.empty();
    return this;
  }

  Seen reserved(Fact<Integer> fact) {
    reserved = fact;
    return this;
  }

  Seen past(PastRun run) {
    past.add(run);
    return this;
  }

  CacheFacts facts() {
    var seen =
        sort.serverless()
            ? LoneCaches.serverless(
                HOME,
                group
                    .with("ServerlessCacheName", "orders")
                    .with("UserGroupId", "app")
                    .with("DailySnapshotTime", "03:00"))
            : ReplicationGroup.of(HOME, group);
    return new CacheFacts(
        sort,
        seen,
        nodeFact.orElseGet(
            () ->
                known(
                    sort.serverless()
                        ? NodeFacts.ofServerless(
                            Value.fields("Engine", node.text("Engine").orElse("")))
                        : NodeFacts.of(node))),
        network,
        datastore,
        lags,
        saves,
        copies,
        reserved,
        past,
        NOW);
  }

  /** What comes of it. */
  public Assessment assessed() {
    return Assessor.of(facts());
  }
}
