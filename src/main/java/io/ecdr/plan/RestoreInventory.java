package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.DataCount;
import io.ecdr.model.EngineVersion;
import io.ecdr.model.Fact;
import io.ecdr.model.ParameterGroup;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.RestoreRequest;
import io.ecdr.model.Value;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a restore's plan rests on, and nothing of the source Region.
 *
 * @param count what its files hold, when somebody read them all
 * @param sameId a group that has the new one's id; absent is what is wanted
 * @param subnetGroup the named one's description; absent when it is not there; a {@code Known} of
 *     no members when none was named
 * @param parameterGroups those of the Region
 * @param parameters what somebody set in the parameter group that will be used, value by name
 * @param ground what other services tell of the Region
 * @param standing what the other backups of its cache say of the backup
 * @param userGroups those that were named, as the Region describes them, by id; absent is not there
 */
public record RestoreInventory(
    AccountId account,
    String caller,
    BackupRecord backup,
    RestoreSource source,
    Optional<DataCount> count,
    Fact<ReplicationGroup> sameId,
    Fact<Value.Fields> subnetGroup,
    Fact<List<ParameterGroup>> parameterGroups,
    Fact<Value.Fields> parameters,
    Fact<List<EngineVersion>> versions,
    Ground ground,
    Reachability reachability,
    Instant at,
    SortedMap<String, Fact<Value.Fields>> userGroups,
    Standing standing) {

  /** Of a backup of whose neighbours nothing is known. */
  public RestoreInventory(
      AccountId account,
      String caller,
      BackupRecord backup,
      RestoreSource source,
      Optional<DataCount> count,
      Fact<ReplicationGroup> sameId,
      Fact<Value.Fields> subnetGroup,
      Fact<List<ParameterGroup>> parameterGroups,
      Fact<Value.Fields> parameters,
      Fact<List<EngineVersion>> versions,
      Ground ground,
      Reachability reachability,
      Instant at,
      SortedMap<String, Fact<Value.Fields>> userGroups) {
    this(
        account,
        caller,
        backup,
        source,
        count,
        sameId,
        subnetGroup,
        parameterGroups,
        parameters,
        versions,
        ground,
        reachability,
        at,
        userGroups,
        Standing.ALONE);
  }

  public RestoreInventory {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(backup, "backup");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(count, "count");
    Objects.requireNonNull(sameId, "sameId");
    Objects.requireNonNull(subnetGroup, "subnetGroup");
    Objects.requireNonNull(parameterGroups, "parameterGroups");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(versions, "versions");
    Objects.requireNonNull(ground, "ground");
    Objects.requireNonNull(reachability, "reachability");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(standing, "standing");
    userGroups = Collections.unmodifiableSortedMap(new TreeMap<>(userGroups));
  }

  /** The files of a backup that is in a bucket. */
  List<RestoreSource.FileFact> files() {
    return source instanceof RestoreSource.Files inBucket ? inBucket.files() : List.of();
  }

  /** The command that lets the backup be counted; a snapshot cannot be read. */
  Optional<String> counting(RestoreRequest request) {
    return request
        .drBucket()
        .filter(bucket -> inFiles())
        .map(bucket -> KeptAt.of(request.to(), bucket, request.prefix()))
        .map(kept -> kept.named("verify", backup.id()) + " --deep");
  }

  /** Whether the data is in files, and not in a snapshot of the Region. */
  boolean inFiles() {
    return source instanceof RestoreSource.Files;
  }
}
