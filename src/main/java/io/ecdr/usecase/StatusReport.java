package io.ecdr.usecase;

import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.ExitCode;
import io.ecdr.model.Region;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.Snapshot;
import io.ecdr.plan.OverdueDrill;
import io.ecdr.plan.Reachability;
import io.ecdr.plan.retention.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of caches and their backups in the Regions asked about.
 *
 * @param overdue caches of drills that are past their deadline
 * @param at when it was read
 * @param account absent when no STS answered
 * @param reachability which service answered in which Region
 * @param caches those of both Regions, by Region and id
 * @param datastores the Global Datastores that the caches belong to
 * @param windows in which the next role change of one of them is held up
 * @param notes what is in the way of a full picture, one sentence each
 * @param code 0 when all that was asked was answered and made sense; else 30, 31, 32, 40 or 41
 */
public record StatusReport(
    List<OverdueDrill> overdue,
    Instant at,
    Optional<AccountId> account,
    Reachability reachability,
    List<CacheStatus> caches,
    List<DatastoreStatus> datastores,
    List<RoleWindow> windows,
    List<String> notes,
    ExitCode code) {
  public StatusReport {
    overdue = List.copyOf(overdue);
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(reachability, "reachability");
    caches = List.copyOf(caches);
    datastores = List.copyOf(datastores);
    windows = List.copyOf(windows);
    notes = List.copyOf(notes);
    Objects.requireNonNull(code, "code");
  }

  /** The same with more drills that are over. */
  StatusReport andOverdue(List<OverdueDrill> more) {
    return new StatusReport(
        Stream.concat(overdue.stream(), more.stream()).toList(),
        at,
        account,
        reachability,
        caches,
        datastores,
        windows,
        notes,
        code);
  }

  /** Whether all answered, nothing is moving, and nothing is wrong. */
  public boolean calm() {
    return code == ExitCode.OK
        && datastores.stream().allMatch(d -> d.agreement() == DatastoreStatus.Agreement.AGREE)
        && datastores.stream().allMatch(d -> d.told().filter(g -> g.available()).isPresent())
        && caches.stream()
            .flatMap(c -> c.group().stream())
            .allMatch(g -> g.status().equals("available"));
  }

  /**
   * Backups that count for nothing so far and are newer than all that count.
   *
   * @param newest the newest of them
   * @param suspect why that one is suspect
   * @param count how many they are, of those that were read
   */
  public record Newer(BackupRecord newest, Optional<Reason> suspect, int count) {
    public Newer {
      Objects.requireNonNull(newest, "newest");
      Objects.requireNonNull(suspect, "suspect");
    }
  }

  /**
   * One cache.
   *
   * @param group its description; absent when its Region did not answer and it is known from its
   *     backups only
   * @param datastore the Global Datastore that it is a member of, as far as any Region told
   * @param engine engine and version, such as {@code redis 7.0.7}; empty when not known
   * @param newestSnapshot the newest snapshot that is {@code available}
   * @param newestProven the newest backup that is proven and not suspect
   * @param newer what is newer than that, or all where none is proven; empty when there is nothing
   * @param backups how many backups the DR bucket holds
   * @param backupsUnknown why nothing is known of its backups; empty when they were read. Then no
   *     backup means that there is none
   * @param recoveryPointAge how old the newest proven backup's data is
   * @param next what to type next; empty when there is nothing to do
   */
  public record CacheStatus(
      String id,
      Region region,
      Optional<ReplicationGroup> group,
      Optional<DatastoreStatus> datastore,
      String engine,
      Optional<Snapshot> newestSnapshot,
      Optional<BackupRecord> newestProven,
      Optional<Newer> newer,
      int backups,
      Optional<String> backupsUnknown,
      Optional<Duration> recoveryPointAge,
      String next) {
    public CacheStatus {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(region, "region");
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(datastore, "datastore");
      Objects.requireNonNull(engine, "engine");
      Objects.requireNonNull(newestSnapshot, "newestSnapshot");
      Objects.requireNonNull(newestProven, "newestProven");
      Objects.requireNonNull(newer, "newer");
      Objects.requireNonNull(backupsUnknown, "backupsUnknown");
      Objects.requireNonNull(recoveryPointAge, "recoveryPointAge");
      Objects.requireNonNull(next, "next");
    }

    /** Its role, upper case, as its own Region tells it; else as any other does. */
    public Optional<String> role() {
      return group
          .flatMap(g -> g.globalDatastore().map(ReplicationGroup.GlobalMember::role))
          .or(() -> datastore.flatMap(d -> d.member(id, region)).map(m -> m.member().role()));
    }
  }
}
