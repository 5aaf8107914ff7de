package io.ecdr.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A backup as the DR bucket shows it. Only a backup with a manifest has one.
 *
 * @param manifestKey the manifest's key in the bucket
 * @param proof {@link Proof#COPIED}, or what the check record beside the manifest claims
 * @param proven when that was found out; absent while it is only copied
 */
public record BackupRecord(
    Manifest manifest, String manifestKey, Proof proof, Optional<Instant> proven) {
  public BackupRecord {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(manifestKey, "manifestKey");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(proven, "proven");
  }

  /** The backup's id. */
  public String id() {
    return manifest.backupId();
  }

  /** The recovery point, or when the manifest was written where the snapshot told no time. */
  public Instant moment() {
    return manifest.recoveryPoint().orElse(manifest.written());
  }

  /** The folder of the backup's files, with a slash at the end. */
  public String folder() {
    return manifestKey.substring(0, manifestKey.lastIndexOf('/') + 1);
  }
}
