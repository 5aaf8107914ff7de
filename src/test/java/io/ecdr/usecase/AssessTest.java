package io.ecdr.usecase;

import static io.ecdr.usecase.ScriptedCalls.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecdr.model.AssessRequest;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import io.ecdr.plan.RefusalKind;
import io.ecdr.plan.assess.Assessment;
import io.ecdr.plan.assess.CacheSort;
import io.ecdr.plan.assess.Strategy;
import io.ecdr.plan.assess.Verdict;
import io.ecdr.store.LocalOperations;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is assessed of answers that the simulator does not give. */
class AssessTest {

  private static final Region HOME = new Region("us-east-1");
  private static final Region AWAY = new Region("eu-west-1");
  private static final Completion DENIED =
      new Completion.Refused("AccessDenied", "not allowed", 403, RefusalKind.NOT_PERMITTED);

  @TempDir private Path state;
  private ScriptedCalls calls;

  private Answer<AssessReport> read(AssessRequest request, Function<Call, Completion> script) {
    calls = new ScriptedCalls(call -> soon(script.apply(call)));
    var surveyor =
        new Surveyor(
            calls,
            (service, region) -> "https://" + service.word() + "." + region + ".test",
            calls,
            new Random(7),
            Patience.USUAL);
    return new Assess(surveyor, new LocalOperations(state)).read(request);
  }

  private AssessReport report(Function<Call, Completion> script, String... caches) {
    var request =
        new AssessRequest(
            List.of(caches), List.of(HOME), Optional.of(AWAY), Optional.of("dr-eu"), "ecdr");
    var answer = read(request, script);
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return ((Answer.Given<AssessReport>) answer).report();
  }

  private static Completion told(Call call) {
    return new Completion.Answered(
        switch (call.action()) {
          case "GetCallerIdentity" -> Value.fields("Account", "111122223333", "Arn", "arn");
          case "DescribeReplicationGroups" ->
              Value.Fields.NONE.with("ReplicationGroups", Value.items(List.of(group())));
          case "DescribeCacheClusters" ->
              Value.Fields.NONE.with(
                  "CacheClusters", Value.items(List.of(node("orders-001", "redis"), memcached())));
          default -> Value.Fields.NONE;
        });
  }

  private static Value.Fields group() {
    return Value.fields(
            "ReplicationGroupId", "orders",
            "Status", "available",
            "Engine", "redis",
            "CacheNodeType", "cache.r7g.large",
            "NetworkType", "ipv4")
        .with("SnapshotRetentionLimit", 0)
        .with("MemberClusters", Value.texts(List.of("orders-001")))
        .with(
            "GlobalReplicationGroupInfo",
            Value.fields(
                "GlobalReplicationGroupId",
                "ldgnf-orders",
                "GlobalReplicationGroupMemberRole",
                "PRIMARY"));
  }

  private static Value.Fields node(String id, String engine) {
    return Value.fields(
            "CacheClusterId", id,
            "Engine", engine,
            "EngineVersion", "7.1.0",
            "CacheNodeType", "cache.r7g.large",
            "CacheClusterStatus", "available",
            "PreferredAvailabilityZone", "us-east-1a")
        .with(
            "ReplicationGroupId",
            id.startsWith("orders") ? Optional.of("orders") : Optional.empty());
  }

  private static Value.Fields memcached() {
    return node("sessions", "memcached").with("NumCacheNodes", 3);
  }

  private static Assessment of(AssessReport report, String id) {
    return report.caches().stream()
        .filter(c -> c.facts().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void memcachedNodesAreToldAndCannotBeProtected() {
    var sessions = of(report(AssessTest::told), "sessions");

    assertThat(sessions.facts().sort()).isEqualTo(CacheSort.MEMCACHED);
    for (var strategy : Strategy.values()) {
      assertThat(sessions.protection().verdict(strategy)).isEqualTo(Verdict.IMPOSSIBLE);
    }
    assertThat(sessions.findings()).extracting(f -> f.code()).containsExactly("unprotectable");
  }

  @Test
  void aMemberWhoseDatastoreIsNotListedMayHaveStandbysOrNone() {
    var orders = of(report(AssessTest::told), "orders");

    assertThat(orders.protection().verdict(Strategy.WARM_STANDBY)).isEqualTo(Verdict.UNKNOWN);
    assertThat(orders.findings())
        .extracting(f -> f.code())
        .contains("protection-not-told")
        .doesNotContain("unprotected");
  }

  @Test
  void whatMayNotBeReadIsUnknownAndSaid() {
    var report =
        report(
            call ->
                switch (call.action()) {
                  case "DescribeCacheClusters", "DescribeSnapshots", "ListObjectsV2" -> DENIED;
                  default -> told(call);
                });
    var orders = of(report, "orders");

    assertThat(report.code()).isEqualTo(ExitCode.NOT_PERMITTED);
    assertThat(report.notes()).anyMatch(note -> note.contains("DescribeSnapshots"));
    assertThat(orders.protection().verdict(Strategy.BACKUP_RESTORE)).isEqualTo(Verdict.UNKNOWN);
    assertThat(orders.protection().verdict(Strategy.WARM_STANDBY)).isEqualTo(Verdict.UNKNOWN);
    assertThat(orders.findings()).extracting(f -> f.code()).contains("not-told");
  }

  @Test
  void aBucketThatTheListTellsOfAndThatIsRefusedAsOursIsAnotherAccounts() {
    var folder = "ecdr/111122223333/us-east-1/replication-group/orders/orders-20261123-0015-k3f9/";
    var report =
        report(
            call ->
                switch (call.action()) {
                  case "HeadBucket" -> DENIED;
                  case "ListObjectsV2" ->
                      new Completion.Answered(
                          Value.Fields.NONE.with(
                              "Contents",
                              Value.items(
                                  List.of(
                                      Value.fields("Key", folder + "0001.rdb").with("Size", 4096),
                                      Value.fields("Key", folder + "manifest.json")
                                          .with("Size", 10)))));
                  default -> told(call);
                });
    var orders = of(report, "orders");

    assertThat(report.code()).isEqualTo(ExitCode.OK);
    assertThat(orders.protection().verdict(Strategy.BACKUP_RESTORE)).isEqualTo(Verdict.IN_USE);
    assertThat(orders.bytes()).hasValue(4096);
    assertThat(orders.protection().reaches())
        .extracting(r -> r.account().orElse("?") + " " + r.lock().word())
        .containsExactly("other not-read");
    assertThat(
            orders
                .protection()
                .rating(Strategy.BACKUP_RESTORE)
                .now()
                .orElseThrow()
                .time()
                .orElseThrow()
                .toMinutes())
        .isEqualTo(45);
  }

  @Test
  void whereNothingMayBeReadThereIsNoReport() {
    var request =
        new AssessRequest(List.of(), List.of(HOME), Optional.empty(), Optional.empty(), "ecdr");
    var answer = read(request, call -> DENIED);

    assertThat(answer).isInstanceOf(Answer.Rejected.class);
    assertThat(((Answer.Rejected<AssessReport>) answer).why().code())
        .isEqualTo(ExitCode.NOT_PERMITTED);
  }
}
