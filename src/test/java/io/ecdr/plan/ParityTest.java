package io.ecdr.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.Access;
import io.ecdr.model.CacheCluster;
import io.ecdr.model.CacheUser;
import io.ecdr.model.Fact;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.Parity.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a standby compares with its primary. */
class ParityTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:15:00Z");
  private static final Value.Fields PLAIN =
      Value.fields(
          "ReplicationGroupId", "orders", "CacheNodeType", "cache.r7g.large", "MultiAZ", "enabled");

  private static Fact<ReplicationGroup> group(int nodes, Value.Fields more) {
    var fields =
        PLAIN.with(
            "NodeGroups",
            Value.items(
                List.of(
                    Value.fields("NodeGroupId", "0001")
                        .with(
                            "NodeGroupMembers",
                            Value.items(
                                java.util.stream.IntStream.range(0, nodes)
                                    .mapToObj(i -> Value.fields("CacheClusterId", "orders-" + i))
                                    .toList())))));
    for (var each : more.members().entrySet()) {
      fields = fields.with(each.getKey(), each.getValue());
    }
    return new Fact.Known<>(ReplicationGroup.of(new Region("us-east-1"), fields), NOW);
  }

  private static Parity.Detail detail(String version, Value.Fields parameters, CacheUser... users) {
    return new Parity.Detail(
        new Fact.Known<>(
            CacheCluster.of(
                Value.fields("Engine", "redis", "EngineVersion", version)
                    .with(
                        "CacheParameterGroup",
                        Value.fields("CacheParameterGroupName", "global-" + version))),
            NOW),
        new Fact.Known<>(parameters, NOW),
        new Fact.Known<>(new Access(List.of(users), List.of(), List.of()), NOW));
  }

  private static CacheUser user(String name, String access) {
    return new CacheUser(name, name, "active", access, "password", 1);
  }

  private static Parity.Row row(Parity parity, String what) {
    return parity.rows().stream().filter(r -> r.what().equals(what)).findFirst().orElseThrow();
  }

  @Test
  void theSameGroupDiffersInNothing() {
    var told = Value.Fields.NONE.with("SnapshotRetentionLimit", 0);
    var parity = Parity.of(group(2, told), group(2, told), Optional.empty());

    assertThat(parity.rows()).hasSize(9).allMatch(r -> r.state() == State.SAME);
    assertThat(parity.unread()).contains("users", "parameters", "engine version");
  }

  @Test
  void aThinnerStandbyWithoutBackupsIsTold() {
    var parity =
        Parity.of(
            group(3, Value.Fields.NONE.with("SnapshotRetentionLimit", 7)),
            group(
                1, Value.Fields.NONE.with("SnapshotRetentionLimit", 0).with("MultiAZ", "disabled")),
            Optional.empty());

    assertThat(parity.with(State.DIFFERS))
        .extracting(r -> r.what() + ": " + r.standby() + " / " + r.primary())
        .containsExactly(
            "replicas: 0 / 2", "Multi-AZ: off / on", "service backups: off / kept for 7 days");
  }

  @Test
  void parametersAndUsersAreComparedByNameAndGroupsAreLeftToPeople() {
    var parity =
        Parity.of(
            group(2, Value.Fields.NONE),
            group(2, Value.Fields.NONE),
            Optional.of(
                new Parity.Details(
                    detail(
                        "7.0.7",
                        Value.fields("maxmemory-policy", "noeviction", "timeout", "30"),
                        user("app", "on ~* +@all"),
                        user("ops", "on ~* +@all")),
                    detail(
                        "7.0.7",
                        Value.fields("maxmemory-policy", "volatile-lru", "timeout", "30"),
                        user("app", "on ~* +@read")))));

    assertThat(row(parity, "engine version").state()).isEqualTo(State.SAME);
    assertThat(row(parity, "parameters"))
        .isEqualTo(
            new Parity.Row(
                "parameters",
                State.DIFFERS,
                "maxmemory-policy noeviction",
                "maxmemory-policy volatile-lru"));
    assertThat(row(parity, "users").standby())
        .isEqualTo("app: password, on ~* +@read, ops: missing");
    assertThat(row(parity, "parameter group").state()).isEqualTo(State.REGIONAL);
    assertThat(row(parity, "security groups").state()).isEqualTo(State.SAME);
    assertThat(parity.unread()).isEmpty();
  }

  @Test
  void aPointThatBothSidesLeaveOutIsUnknownToo() {
    var nothing = Value.Fields.NONE;
    var none = group(2, nothing.with("CacheNodeType", ""));
    var parity = Parity.of(none, none, Optional.empty());
    assertThat(row(parity, "node type").state()).isEqualTo(State.UNKNOWN);
    assertThat(row(parity, "service backups").state()).isEqualTo(State.UNKNOWN);

    var whole = detail("7.0.7", nothing, user("app", "on ~* +@all"));
    var partly =
        new Parity.Detail(
            whole.node(),
            whole.parameters(),
            new Fact.Known<>(
                new Access(List.of(), List.of(), List.of("user app is not told")), NOW));
    var users = row(Parity.of(none, none, Optional.of(new Parity.Details(whole, partly))), "users");
    assertThat(users)
        .isEqualTo(new Parity.Row("users", State.UNKNOWN, "1 user", "user app is not told"));
  }

  @Test
  void whatIsNotToldIsUnknownAndNeverTheSame() {
    Fact<ReplicationGroup> silent = new Fact.Unknown<>(Trouble.UNREACHABLE, "silence", NOW);
    Fact<Access> denied = new Fact.Unknown<>(Trouble.NOT_PERMITTED, "denied", NOW);
    var known = detail("7.0.7", Value.Fields.NONE);
    var half = new Parity.Detail(known.node(), known.parameters(), denied);

    var dark = Parity.of(silent, group(1, Value.Fields.NONE), Optional.empty());
    var blind =
        Parity.of(
            group(1, Value.Fields.NONE),
            group(1, Value.Fields.NONE),
            Optional.of(new Parity.Details(half, half)));

    assertThat(dark.rows())
        .containsExactly(new Parity.Row("members", State.UNKNOWN, "not told: silence", "told"));
    assertThat(row(blind, "users").state()).isEqualTo(State.UNKNOWN);
  }
}
