package io.ecdr.sim.action.elasticache;

import io.ecdr.sim.action.Action;
import io.ecdr.sim.engine.EngineVersion;
import io.ecdr.sim.service.Caller;
import io.ecdr.sim.world.World;
import io.ecdr.sim.world.elasticache.ElastiCache;
import io.ecdr.sim.world.elasticache.Estate;
import io.ecdr.sim.world.elasticache.Names;
import io.ecdr.sim.world.elasticache.Refusals;
import io.ecdr.sim.world.elasticache.ServerlessCaches;
import io.ecdr.sim.world.elasticache.TagBook;
import java.util.Optional;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheRequest;
import software.amazon.awssdk.services.elasticache.model.CreateServerlessCacheResponse;
import software.amazon.awssdk.services.elasticache.model.DataStorage;
import software.amazon.awssdk.services.elasticache.model.DataStorageUnit;
import software.amazon.awssdk.services.elasticache.model.ServerlessCache;

/**
 * Makes a serverless cache: empty, or from snapshots (API:CreateServerlessCache). It answers at
 * once with a cache that is {@code CREATING}. Limits, users and networks are kept as settings; the
 * limit of data is kept to.
 */
public final class CreateServerlessCache
    implements Action<CreateServerlessCacheRequest, CreateServerlessCacheResponse> {

  private static final int LONGEST_RETENTION = 35;
  private static final String MEMCACHED = "memcached";
  private static final String MEMCACHED_VERSION = "1.6";

  @Override
  public CreateServerlessCacheResponse answer(
      CreateServerlessCacheRequest request, Caller caller, World world) {
    Simulated.only(
        request,
        "ServerlessCacheName",
        "Description",
        "Engine",
        "MajorEngineVersion",
        "CacheUsageLimits",
        "KmsKeyId",
        "SecurityGroupIds",
        "SnapshotArnsToRestore",
        "Tags",
        "UserGroupId",
        "SubnetIds",
        "SnapshotRetentionLimit",
        "DailySnapshotTime");
    ElastiCache service = world.elasticache();
    Estate estate = service.estate(caller);
    String name = freeName(request, estate);
    TagBook.check(request.tags());
    String engine = Names.lower(Names.required("Engine", request.engine()));
    boolean memcached = engine.equals(MEMCACHED);
    Optional<EngineVersion> version =
        memcached
            ? Optional.empty()
            : Optional.of(service.versions().findMajor(engine, request.majorEngineVersion()));
    if (request.userGroupId() != null) {
      estate.users().group(request.userGroupId());
    }
    var source = ServerlessSource.read(request, engine, service, estate);
    var order =
        new ServerlessCaches.Order(
            about(request, name, engine, version, estate, service),
            version,
            bytes(request),
            source,
            request.tags());
    return CreateServerlessCacheResponse.builder()
        .serverlessCache(service.serverless().create(estate, order).describe())
        .build();
  }

  private static String freeName(CreateServerlessCacheRequest request, Estate estate) {
    String name =
        Names.identifier("ServerlessCacheName", request.serverlessCacheName(), Names.SHORT);
    if (estate.serverless().containsKey(name)) {
      throw Refusals.bad(
          "ServerlessCacheAlreadyExistsFault", "Serverless cache already exists: " + name);
    }
    if (estate.serverless().size() >= ServerlessRules.MOST) {
      throw Refusals.bad(
          "ServerlessCacheQuotaForCustomerExceededFault",
          "A Region has at most " + ServerlessRules.MOST + " serverless caches.");
    }
    return name;
  }

  private static ServerlessCache about(
      CreateServerlessCacheRequest request,
      String name,
      String engine,
      Optional<EngineVersion> version,
      Estate estate,
      ElastiCache service) {
    Integer retention = request.snapshotRetentionLimit();
    if (retention != null && (retention < 0 || retention > LONGEST_RETENTION)) {
      throw Refusals.value("SnapshotRetentionLimit must be 0 to 35: " + retention);
    }
    String full = version.map(EngineVersion::version).orElse(MEMCACHED_VERSION);
    return ServerlessCache.builder()
        .serverlessCacheName(name)
        .arn(estate.arn("serverlesscache", name))
        .description(request.description())
        .createTime(service.time().now())
        .engine(engine)
        .majorEngineVersion(version.isEmpty() ? full : full.split("\\.")[0])
        .fullEngineVersion(full)
        .cacheUsageLimits(request.cacheUsageLimits())
        .kmsKeyId(request.kmsKeyId())
        .securityGroupIds(request.hasSecurityGroupIds() ? request.securityGroupIds() : null)
        .userGroupId(request.userGroupId())
        .subnetIds(request.hasSubnetIds() ? request.subnetIds() : null)
        .snapshotRetentionLimit(retention == null ? 0 : retention)
        .dailySnapshotTime(request.dailySnapshotTime())
        .build();
  }

  private static long bytes(CreateServerlessCacheRequest request) {
    DataStorage storage =
        request.cacheUsageLimits() == null ? null : request.cacheUsageLimits().dataStorage();
    if (storage == null || storage.maximum() == null) {
      return 0;
    }
    if (storage.unit() != DataStorageUnit.GB || storage.maximum() < 1) {
      throw Refusals.value("DataStorage must have a Maximum of 1 or more and the Unit GB.");
    }
    return storage.maximum() * (1L << 30);
  }
}
