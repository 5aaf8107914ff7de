package io.ecdr.render;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Manifest;
import io.ecdr.model.Proof;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Check;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Prediction;
import io.ecdr.plan.Report;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import io.ecdr.plan.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Values that look like the real thing, for tests of what is shown. */
public final class Samples {

  public static final Instant NOW = Instant.parse("2026-11-23T01:15:00Z");
  public static final Region VIRGINIA = new Region("us-east-1");
  public static final Region IRELAND = new Region("eu-west-1");
  public static final AccountId ACCOUNT = new AccountId("111122223333");
  public static final CacheId ORDERS =
      new CacheId(ACCOUNT, VIRGINIA, CacheKind.REPLICATION_GROUP, "orders");
  public static final String ID = "20261123-0115-k3f9";

  private Samples() {}

  public static Step.Act snapshot() {
    return new Step.Act(
        "orders/snapshot",
        "Take snapshot orders-" + ID + " of orders",
        new Call(
            Service.ELASTICACHE,
            "CreateSnapshot",
            VIRGINIA,
            "https://elasticache.us-east-1.amazonaws.com",
            Value.fields("SnapshotName", "orders-" + ID, "CacheClusterId", "orders-002")
                .with(
                    "Tags",
                    Value.items(List.of(Value.fields("Key", "ecdr:operation", "Value", ID))))),
        new Condition("snapshot-available", VIRGINIA, Value.fields("SnapshotName", "orders-" + ID)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        new Limits(Duration.ofMinutes(3), "2 GB at 20 MB/s", Duration.ofHours(1)),
        "deleting the snapshot",
        "orders is available");
  }

  public static Step.Local copy() {
    return new Step.Local(
        "orders/copy",
        "Copy 1 object to dr in eu-west-1",
        "copy-objects",
        Value.Fields.NONE,
        List.of(
            new Call(
                Service.S3,
                "CopyObject",
                IRELAND,
                "https://s3.eu-west-1.amazonaws.com",
                Value.fields("Bucket", "dr")
                    .with("CopySource", new Value.Bound("orders/export", "x", "exp/1.rdb")))),
        new Limits(Duration.ofSeconds(100), "2 GB at 20 MB/s", Duration.ofHours(2)),
        "deleting the copies",
        Step.IN_ORDER);
  }

  public static Check check(Check.Verdict verdict, String title, String observed, String hint) {
    return new Check(
        "id-" + title, title, verdict, observed, Optional.empty(), "10", hint, false, false);
  }

  public static Plan plan(Check... checks) {
    return plan("backup create", checks);
  }

  /** The same steps as if they were another command's. */
  public static Plan plan(String verb, Check... checks) {
    return new Plan(
        ID,
        verb,
        "1.2.3",
        NOW,
        ACCOUNT,
        List.of(VIRGINIA, IRELAND),
        List.of(checks),
        List.of(new Lane(ORDERS, List.of(snapshot(), copy()))),
        new Prediction(
            Duration.ofSeconds(280),
            Optional.of(Duration.ofMinutes(12)),
            Optional.of(Duration.ofHours(26)),
            "sizes of the last snapshot"));
  }

  /** A change of roles. */
  public static Plan switchover() {
    var limits = new Limits(Duration.ofMinutes(1), "seen", Duration.ofMinutes(15));
    var rung =
        new Step.Rung(
            "orders/promote",
            "Promote orders in us-east-1",
            snapshot().call(),
            new Condition("roles-moved", VIRGINIA, Value.Fields.NONE),
            Duration.ofMinutes(5));
    var ladder =
        new Step.Ladder("orders/switchover", "Make orders the primary", List.of(rung), "", limits);
    return new Plan(
        ID,
        "switchover",
        "1.2.3",
        NOW,
        ACCOUNT,
        List.of(VIRGINIA, IRELAND),
        List.of(
            new Check(
                Check.LOSS,
                "Writes that would be lost",
                Check.Verdict.PASS,
                "lag 1s",
                Optional.empty(),
                "10s",
                "",
                false,
                false)),
        List.of(new Lane(ORDERS, List.of(ladder))),
        new Prediction(Duration.ofMinutes(1), Optional.empty(), Optional.empty(), "seen"));
  }

  public static Report report(Optional<StepOutcome> second, ExitCode code) {
    return new Report(
        ID,
        "backup create",
        NOW,
        NOW.plusMillis(65_400),
        List.of(
            new Report.LaneReport(
                ORDERS,
                code,
                List.of(
                    new Report.StepReport(
                        snapshot(),
                        Optional.of(new StepOutcome.Done(Value.Fields.NONE, false)),
                        Duration.ofMillis(1234)),
                    new Report.StepReport(copy(), second, Duration.ofSeconds(64))))));
  }

  public static BackupRecord backup() {
    var shard =
        new Manifest.Shard(
            "0001",
            "0-16383",
            1,
            "ecdr/k/0001.rdb",
            1536,
            Optional.of("CRC64NVME:x"),
            Optional.of(NOW.minusSeconds(7200)));
    var manifest =
        new Manifest(
            "orders-" + ID,
            ORDERS,
            ORDERS.path(),
            ID,
            NOW.minusSeconds(7000),
            Optional.of(NOW.minusSeconds(7200)),
            "redis",
            "7.1",
            "cache.r7g.large",
            true,
            true,
            false,
            Optional.of(6379),
            List.of(shard),
            "default.redis7",
            Value.fields("maxmemory-policy", "allkeys-lru"),
            new Manifest.Security(true, "required", true, false, List.of(), List.of()),
            Value.Fields.NONE,
            List.of());
    return new BackupRecord(manifest, "ecdr/k/manifest.json", Proof.CHECKED, Optional.of(NOW));
  }
}
