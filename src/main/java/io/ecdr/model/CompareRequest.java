package io.ecdr.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What {@code rescue compare} was asked to read: a backup of the old side, and the cache that takes
 * the writes now.
 *
 * @param old the backup
 * @param cache id of the replication group that is compared with
 * @param region where that is
 * @param login who reads there; the mode plays no part
 * @param plain whether it is read without TLS, where the cache takes both
 * @param sample how many keys to name, 0 to {@value #MOST}
 * @param showKeys whether names of keys may be shown
 */
public record CompareRequest(
    BackupShowRequest old,
    String cache,
    Region region,
    WriteProbe login,
    boolean plain,
    int sample,
    boolean showKeys) {

  /** So many keys can be named. */
  public static final int MOST = 1000;

  public CompareRequest {
    Objects.requireNonNull(old, "old");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(login, "login");
    if (sample < 0 || sample > MOST) {
      throw new IllegalArgumentException("0 to " + MOST + " keys");
    }
  }

  /** What is looked up, for the optional secret. */
  public Optional<String> auth() {
    return login.auth();
  }
}
