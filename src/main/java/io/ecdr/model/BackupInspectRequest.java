package io.ecdr.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code backup inspect} was asked to read: a backup in the DR bucket, or files of this
 * machine.
 *
 * @param backup the backup; absent where files are named
 * @param files paths of RDB files; empty where a backup is named
 * @param asOf the moment from which remaining times are counted; absent means now
 * @param ahead further moments, as times from then, at most {@value #MOST_MOMENTS}
 * @param biggest how many of the biggest keys to name, 0 to {@value #MOST_KEYS}
 * @param showKeys whether names of keys may be shown
 */
public record BackupInspectRequest(
    Optional<BackupShowRequest> backup,
    List<String> files,
    Optional<Instant> asOf,
    List<Duration> ahead,
    int biggest,
    boolean showKeys) {

  /** So many moments are looked at, for each key that runs out. */
  public static final int MOST_MOMENTS = 16;

  /** So many of the biggest keys can be asked for. */
  public static final int MOST_KEYS = 1000;

  public BackupInspectRequest {
    Objects.requireNonNull(backup, "backup");
    files = List.copyOf(files);
    Objects.requireNonNull(asOf, "asOf");
    ahead = List.copyOf(ahead);
    if (backup.isPresent() != files.isEmpty()) {
      throw new IllegalArgumentException("either a backup or files");
    }
    if (ahead.size() > MOST_MOMENTS) {
      throw new IllegalArgumentException("at most " + MOST_MOMENTS + " moments ahead");
    }
    if (biggest < 0 || biggest > MOST_KEYS) {
      throw new IllegalArgumentException("0 to " + MOST_KEYS + " keys");
    }
  }
}
