package io.ecdr.plan;

import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Manifest;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.ServerlessShape;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A serverless cache out of a snapshot of its Region, or out of a backup's files. That it can be
 * filled from files is unverified: the API's text names snapshots, a public module's example ARNs
 * of S3 objects (source: facts page, section 5). Pure.
 */
final class ServerlessRestore implements RestoredCache {

  /** What is said wherever files are its source. */
  static final String UNVERIFIED = "unverified: AWS names snapshots only";

  private final CallMaker calls;
  private final RestoreRequest request;
  private final RestoreInventory seen;
  private final ServerlessShape shape;
  private final Manifest manifest;

  ServerlessRestore(CallMaker calls, RestoreRequest request, RestoreInventory seen) {
    this.calls = calls;
    this.request = request;
    this.seen = seen;
    this.shape = request.shape().serverless().orElseThrow();
    this.manifest = seen.backup().manifest();
  }

  @Override
  public CacheKind kind() {
    return CacheKind.SERVERLESS;
  }

  @Override
  public long bytes() {
    return manifest.bytes();
  }

  @Override
  public String basis() {
    return " in all";
  }

  @Override
  public String serving() {
    return request.as() + "/create";
  }

  @Override
  public List<Step> steps(String operation, Estimates times) {
    List<Step> steps = new ArrayList<>(List.of(create(operation, times)));
    // Nobody here speaks the protocol of Memcached.
    if (!manifest.engine().equals("memcached")) {
      steps.add(
          ProofSteps.step(
              Value.fields("ServerlessCacheName", request.as()),
              serving(),
              true,
              request.access().tls().orElse(true),
              request.access().login(),
              seen.count(),
              seen.counting(request),
              times.small()));
    }
    return steps;
  }

  @Override
  public void ask(Checklist list) {
    new ServerlessTargetChecks(list, request, seen).ask();
    new AccessChecks(list, request, seen, true, true).askServerless();
  }

  private Step create(String operation, Estimates times) {
    return new Step.Act(
        serving(),
        "Create serverless cache "
            + request.as()
            + " in "
            + request.to()
            + " from "
            + (seen.inFiles() ? "backup " : "snapshot ")
            + seen.backup().id()
            + (seen.inFiles() ? " (" + UNVERIFIED + ")" : ""),
        calls.elastiCache(request.to(), "CreateServerlessCache", parameters(operation)),
        new Condition(
            "serverless-available",
            request.to(),
            Value.fields("ServerlessCacheName", request.as(), "Operation", operation)),
        Step.Repeat.SERVICE_REFUSES_SECOND,
        times.restore(),
        "deleting the new cache, as long as it was never seen available and carries this"
            + " operation's tag",
        (seen.inFiles()
                ? "all files are in bucket " + request.bucket() + ", readable by ElastiCache"
                : "snapshot " + seen.backup().id() + " is available")
            + ", and "
            + request.to()
            + " has no serverless cache "
            + request.as());
  }

  private Value.Fields parameters(String operation) {
    var made = new CacheId(seen.account(), request.to(), kind(), request.as());
    var fields =
        Value.fields(
                "ServerlessCacheName", request.as(),
                "Description", "restored from " + manifest.backupId(),
                "Engine", manifest.engine())
            .with("MajorEngineVersion", major(manifest))
            .with("SnapshotArnsToRestore", source())
            .with("KmsKeyId", request.access().kmsKey())
            .with("UserGroupId", request.access().userGroups().stream().findFirst())
            .with("DailySnapshotTime", shape.time())
            .with("Tags", BackupSteps.tagList(RestoreCall.tags(made, manifest), operation));
    var subnets = Ground.subnetIds(seen.subnetGroup());
    if (!subnets.isEmpty()) {
      fields = fields.with("SubnetIds", Value.texts(subnets));
    }
    if (!request.place().securityGroups().isEmpty()) {
      fields = fields.with("SecurityGroupIds", Value.texts(request.place().securityGroups()));
    }
    if (shape.days().isPresent()) {
      fields = fields.with("SnapshotRetentionLimit", shape.days().get());
    }
    var limits = Value.Fields.NONE;
    if (shape.data().isPresent()) {
      limits =
          limits.with(
              "DataStorage", shape.data().get().fields().with("Unit", new Value.Text("GB")));
    }
    if (shape.ecpu().isPresent()) {
      limits = limits.with("ECPUPerSecond", shape.ecpu().get().fields());
    }
    return limits.members().isEmpty() ? fields : fields.with("CacheUsageLimits", limits);
  }

  private Value source() {
    if (seen.source() instanceof RestoreSource.InRegion here) {
      return Value.texts(here.snapshot().arn().stream().toList());
    }
    return RestoreCall.fileArns(request, manifest);
  }

  /**
   * The major version to ask for: the backup's. Serverless caches read files of Redis OSS from 5.0
   * on (source: {@code UG:backups-restoring}), but nothing tells that there are any of a version
   * before 7, so then the service chooses.
   */
  static Optional<String> major(Manifest manifest) {
    var parts = manifest.engineVersion().split("\\.");
    if (parts[0].isEmpty()) {
      return Optional.empty();
    }
    if (manifest.engine().equals("memcached")) {
      // Its major version has two parts (seen: 1.6).
      return Optional.of(parts.length > 1 ? parts[0] + "." + parts[1] : parts[0]);
    }
    boolean old =
        manifest.engine().equals("redis") && !EngineVersion.atLeast(manifest.engineVersion(), 7);
    return old ? Optional.empty() : Optional.of(parts[0]);
  }
}
