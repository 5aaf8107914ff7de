package io.ecdr.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What makes exported RDB files restorable without their source Region: written beside them, last.
 *
 * @param backupId the snapshot's name, unique in account and Region; also the backup's id
 * @param lineage identity that survives restores: the path of the first cache, at first the cache's
 *     own
 * @param recoveryPoint the earliest shard's snapshot time, when the snapshot tells it
 * @param nodeType empty for a serverless cache, which has none
 * @param cluster whether cluster mode is enabled
 * @param parameters non-default parameter values by name; empty list when there are none
 * @param unknown what could not be read and so is missing here, by name
 * @param kin Global Datastores that the cache was a member of, by which other members find it
 */
public record Manifest(
    String backupId,
    CacheId cache,
    String lineage,
    String operation,
    Instant written,
    Optional<Instant> recoveryPoint,
    String engine,
    String engineVersion,
    String nodeType,
    boolean cluster,
    boolean automaticFailover,
    boolean multiAz,
    Optional<Integer> port,
    List<Shard> shards,
    String parameterGroup,
    Value.Fields parameters,
    Security security,
    Value.Fields tags,
    List<String> unknown,
    List<String> kin) {

  /** Of a cache that is no member of a Global Datastore. */
  public Manifest(
      String backupId,
      CacheId cache,
      String lineage,
      String operation,
      Instant written,
      Optional<Instant> recoveryPoint,
      String engine,
      String engineVersion,
      String nodeType,
      boolean cluster,
      boolean automaticFailover,
      boolean multiAz,
      Optional<Integer> port,
      List<Shard> shards,
      String parameterGroup,
      Value.Fields parameters,
      Security security,
      Value.Fields tags,
      List<String> unknown) {
    this(
        backupId,
        cache,
        lineage,
        operation,
        written,
        recoveryPoint,
        engine,
        engineVersion,
        nodeType,
        cluster,
        automaticFailover,
        multiAz,
        port,
        shards,
        parameterGroup,
        parameters,
        security,
        tags,
        unknown,
        List.of());
  }

  public Manifest {
    Objects.requireNonNull(backupId, "backupId");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(lineage, "lineage");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(written, "written");
    Objects.requireNonNull(recoveryPoint, "recoveryPoint");
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(engineVersion, "engineVersion");
    Objects.requireNonNull(nodeType, "nodeType");
    Objects.requireNonNull(port, "port");
    shards = List.copyOf(shards);
    Objects.requireNonNull(parameterGroup, "parameterGroup");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(security, "security");
    Objects.requireNonNull(tags, "tags");
    unknown = List.copyOf(unknown);
    kin = List.copyOf(kin);
  }

  /** The same of other files. */
  public Manifest with(List<Shard> files) {
    return new Manifest(
        backupId,
        cache,
        lineage,
        operation,
        written,
        recoveryPoint,
        engine,
        engineVersion,
        nodeType,
        cluster,
        automaticFailover,
        multiAz,
        port,
        files,
        parameterGroup,
        parameters,
        security,
        tags,
        unknown,
        kin);
  }

  /**
   * The manifest of this backup's copy.
   *
   * @param id the copy's own
   * @param by the operation that makes it
   * @param ofLineage whose past it is
   * @param files where they lie now
   */
  public Manifest copied(String id, String by, String ofLineage, List<Shard> files) {
    return new Manifest(
        id,
        cache,
        ofLineage,
        by,
        written,
        recoveryPoint,
        engine,
        engineVersion,
        nodeType,
        cluster,
        automaticFailover,
        multiAz,
        port,
        files,
        parameterGroup,
        parameters,
        security,
        tags,
        unknown,
        kin);
  }

  /**
   * One shard's file.
   *
   * @param slots from the snapshot, such as {@code 0-5460}; empty for cluster mode disabled
   * @param replicas replicas at the source
   * @param key the object's key in the DR bucket
   * @param bytes its size
   * @param checksum S3's own full-object checksum, {@code CRC64NVME:…} or so; absent when S3 keeps
   *     none for it
   * @param snapshotTime when this shard was saved
   */
  public record Shard(
      String id,
      String slots,
      int replicas,
      String key,
      long bytes,
      Optional<String> checksum,
      Optional<Instant> snapshotTime) {}

  /** Settings that a restore must be given again. No secrets: names and yes or no. */
  public record Security(
      boolean transitEncryption,
      String transitEncryptionMode,
      boolean atRestEncryption,
      boolean authToken,
      List<String> userGroups,
      List<String> securityGroups) {
    public Security {
      userGroups = List.copyOf(userGroups);
      securityGroups = List.copyOf(securityGroups);
    }

    /** The same behind these security groups. */
    public Security in(List<String> groups) {
      return new Security(
          transitEncryption,
          transitEncryptionMode,
          atRestEncryption,
          authToken,
          userGroups,
          groups);
    }
  }

  /** All files together, in bytes. */
  public long bytes() {
    return shards.stream().mapToLong(Shard::bytes).sum();
  }
}
