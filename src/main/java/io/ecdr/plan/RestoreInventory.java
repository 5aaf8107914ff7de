package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.BucketFacts;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a restore's plan rests on, and nothing of the source Region.
 *
 * @param files the backup's objects as S3 describes each ({@code HeadObject}), by key, in the order
 *     of the manifest's shards
 * @param sameId a group that has the new one's id; absent is what is wanted
 * @param subnetGroup the named one's description; absent when it is not there; a {@code Known} of
 *     no members when none was named
 * @param parameterGroups those of the Region
 * @param parameters what somebody set in the parameter group that will be used, value by name
 * @param userGroups those that were named, as the Region describes them, by id; absent is not there
 * @param ground what other services tell of the Region
 */
public record RestoreInventory(
    AccountId account,
    String caller,
    BackupRecord backup,
    List<FileFact> files,
    BucketFacts bucket,
    Fact<ReplicationGroup> sameId,
    Fact<Value.Fields> subnetGroup,
    Fact<List<ParameterGroup>> parameterGroups,
    Fact<Value.Fields> parameters,
    Fact<List<EngineVersion>> versions,
    Ground ground,
    Reachability reachability,
    Instant at,
    SortedMap<String, Fact<Value.Fields>> userGroups) {

  /** One for which no user group was named. */
  public RestoreInventory(
      AccountId account,
      String caller,
      BackupRecord backup,
      List<FileFact> files,
      BucketFacts bucket,
      Fact<ReplicationGroup> sameId,
      Fact<Value.Fields> subnetGroup,
      Fact<List<ParameterGroup>> parameterGroups,
      Fact<Value.Fields> parameters,
      Fact<List<EngineVersion>> versions,
      Ground ground,
      Reachability reachability,
      Instant at) {
    this(
        account,
        caller,
        backup,
        files,
        bucket,
        sameId,
        subnetGroup,
        parameterGroups,
        parameters,
        versions,
        ground,
        reachability,
        at,
        new TreeMap<>());
  }

  /** One object of the backup and what S3 says of it. */
  public record FileFact(String key, Fact<Value.Fields> head) {
    public FileFact {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(head, "head");
    }
  }

  public RestoreInventory {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(backup, "backup");
    files = List.copyOf(files);
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(sameId, "sameId");
    Objects.requireNonNull(subnetGroup, "subnetGroup");
    Objects.requireNonNull(parameterGroups, "parameterGroups");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(versions, "versions");
    Objects.requireNonNull(ground, "ground");
    Objects.requireNonNull(reachability, "reachability");
    Objects.requireNonNull(at, "at");
    userGroups = Collections.unmodifiableSortedMap(new TreeMap<>(userGroups));
  }
}
