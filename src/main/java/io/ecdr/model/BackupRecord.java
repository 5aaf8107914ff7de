package io.ecdr.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A backup as the DR bucket shows it. Only a backup with a manifest has one.
 *
 * @param manifestKey the manifest's key in the bucket
 * @param seal whether the manifest is still the one that was written; while it is not known to be,
 *     nothing is proven
 * @param proof {@link Proof#COPIED}, or what the check record beside the manifest claims
 * @param proven when that was found out; absent while it is only copied
 * @param record all that was found out, where it speaks of this manifest
 */
public record BackupRecord(
    Manifest manifest,
    String manifestKey,
    Seal seal,
    Proof proof,
    Optional<Instant> proven,
    Optional<ProofRecord> record) {

  /** One whose manifest is as it was written. */
  public BackupRecord(
      Manifest manifest, String manifestKey, Proof proof, Optional<Instant> proven) {
    this(manifest, manifestKey, new Seal(Seal.State.FITS, ""), proof, proven, Optional.empty());
  }

  public BackupRecord {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(manifestKey, "manifestKey");
    Objects.requireNonNull(seal, "seal");
    Objects.requireNonNull(proof, "proof");
    if (!seal.fits() && proof.proven()) {
      throw new IllegalArgumentException("a manifest that may be another one proves nothing");
    }
    Objects.requireNonNull(proven, "proven");
    Objects.requireNonNull(record, "record");
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
