package io.ecdr.execute;

import io.ecdr.model.AccountId;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Manifest;
import io.ecdr.model.ManifestForm;
import io.ecdr.model.Region;
import io.ecdr.model.Value;
import io.ecdr.plan.Call;
import io.ecdr.plan.Condition;
import io.ecdr.plan.Lane;
import io.ecdr.plan.Limits;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Prediction;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans for tests, of the same steps as the planners make. */
public final class Plans {

  public static final String OPERATION = "20261123-0115-k3f9";
  public static final Region HOME = new Region("us-east-1");
  public static final Region DR = new Region("eu-west-1");
  static final AccountId ACCOUNT = new AccountId("111122223333");
  static final Limits LIMITS = new Limits(Duration.ofMinutes(2), "a guess", Duration.ofMinutes(20));

  private Plans() {}

  static String endpoint(Service service, Region region) {
    return "https://" + service.word() + "." + region + ".example";
  }

  static Call call(Service service, String action, Region region, Value.Fields parameters) {
    return new Call(service, action, region, endpoint(service, region), parameters);
  }

  public static CacheId cache(String id) {
    return new CacheId(ACCOUNT, HOME, CacheKind.REPLICATION_GROUP, id);
  }

  static String backup(String cache) {
    return cache + "-" + OPERATION;
  }

  static String folder(String cache) {
    return "ecdr/" + cache(cache).path() + "/" + backup(cache) + "/";
  }

  public static Plan of(List<Lane> lanes) {
    return new Plan(
        OPERATION,
        "backup create",
        "test",
        Instant.parse("2026-11-23T01:15:00Z"),
        ACCOUNT,
        List.of(HOME, DR),
        List.of(),
        lanes,
        new Prediction(Duration.ofMinutes(5), Optional.empty(), Optional.empty(), "a guess"));
  }

  public static Plan single(Step... steps) {
    return of(List.of(new Lane(cache("orders"), List.of(steps))));
  }

  /** A whole backup of each cache, with as many shards each. */
  public static Plan backups(int shards, String... caches) {
    List<Lane> lanes = new ArrayList<>();
    for (var cache : caches) {
      lanes.add(
          new Lane(
              cache(cache),
              List.of(
                  snapshot(cache),
                  export(cache, shards),
                  copy(cache),
                  manifest(cache, shards),
                  check(cache))));
    }
    return of(lanes);
  }

  static Step.Act snapshot(String cache) {
    return new Step.Act(
        cache + "/snapshot",
        "Take a snapshot",
        call(
            Service.ELASTICACHE,
            "CreateSnapshot",
            HOME,
            Value.fields("SnapshotName", backup(cache), "ReplicationGroupId", cache)),
        new Condition("snapshot-available", HOME, Value.fields("SnapshotName", backup(cache))),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        LIMITS);
  }

  static Step.Act export(String cache, int shards) {
    return new Step.Act(
        cache + "/export",
        "Export it",
        call(
            Service.ELASTICACHE,
            "CopySnapshot",
            HOME,
            Value.fields(
                "SourceSnapshotName", backup(cache),
                "TargetSnapshotName", backup(cache),
                "TargetBucket", "home")),
        new Condition(
            "export-complete",
            HOME,
            Value.fields(
                    "SnapshotName", backup(cache), "Bucket", "home", "Prefix", backup(cache) + "-")
                .with("Shards", shards)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        LIMITS);
  }

  static Step.Local copy(String cache) {
    return new Step.Local(
        cache + "/copy",
        "Copy it",
        "copy-objects",
        Value.fields(
                "SourceBucket", "home",
                "SourceRegion", HOME.id(),
                "TargetBucket", "dr",
                "TargetRegion", DR.id(),
                "TargetPrefix", folder(cache))
            .with("Objects", new Value.Bound(cache + "/export", "Objects", "the files")),
        List.of(),
        LIMITS);
  }

  static Step.Local manifest(String cache, int shards) {
    List<Manifest.Shard> drafted = new ArrayList<>();
    for (int i = 1; i <= shards; i++) {
      drafted.add(
          new Manifest.Shard(
              "%04d".formatted(i), "", 1, "", 0, Optional.empty(), Optional.empty()));
    }
    var draft =
        new Manifest(
            backup(cache),
            cache(cache),
            cache(cache).path(),
            OPERATION,
            Instant.EPOCH,
            Optional.empty(),
            "redis",
            "7.0.7",
            "cache.r7g.large",
            shards > 1,
            true,
            true,
            Optional.of(6379),
            drafted,
            "default.redis7",
            Value.Fields.NONE,
            new Manifest.Security(false, "", false, false, List.of(), List.of()),
            Value.fields("team", "shop"),
            List.of());
    return new Step.Local(
        cache + "/manifest",
        "Write the manifest",
        "write-manifest",
        Value.fields("Bucket", "dr", "Region", DR.id(), "Key", folder(cache) + "manifest.json")
            .with("Draft", ManifestForm.of(draft))
            .with("Objects", new Value.Bound(cache + "/copy", "Objects", "the copies"))
            .with("Snapshot", new Value.Bound(cache + "/snapshot", "", "the snapshot")),
        List.of(),
        LIMITS);
  }

  static Step.Local check(String cache) {
    return new Step.Local(
        cache + "/check",
        "Check it",
        "check-backup",
        Value.fields(
            "Bucket",
            "dr",
            "Region",
            DR.id(),
            "Prefix",
            folder(cache),
            "ManifestKey",
            folder(cache) + "manifest.json"),
        List.of(),
        LIMITS);
  }

  static Step.Act create(String group) {
    return create(group, Step.Repeat.SERVICE_REFUSES_SECOND);
  }

  static Step.Act create(String group, Step.Repeat repeat) {
    return new Step.Act(
        group + "/create",
        "Create " + group,
        call(
            Service.ELASTICACHE,
            "CreateReplicationGroup",
            DR,
            Value.fields("ReplicationGroupId", group)
                .with(
                    "Tags",
                    Value.items(
                        List.of(Value.fields("Key", "ecdr:operation", "Value", OPERATION))))),
        new Condition(
            "group-available",
            DR,
            Value.fields("ReplicationGroupId", group, "Operation", OPERATION)),
        repeat,
        LIMITS);
  }

  static Step.Await confirm(String group) {
    return new Step.Await(
        group + "/confirm",
        "Confirm that " + group + " serves",
        new Condition(
            "group-serving",
            DR,
            Value.fields("ReplicationGroupId", group).with("Shards", 1).with("Nodes", 2)),
        LIMITS);
  }
}
