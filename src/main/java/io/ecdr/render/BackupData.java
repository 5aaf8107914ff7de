package io.ecdr.render;

import io.ecdr.codec.CacheForm;
import io.ecdr.codec.ManifestCodec;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Value;
import java.time.Instant;

/** One backup as data. */
final class BackupData {

  private BackupData() {}

  static Value.Fields brief(BackupRecord backup) {
    var manifest = backup.manifest();
    return Value.fields(
            "id", backup.id(),
            "proof", backup.proof().word(),
            "engine", manifest.engine(),
            "engineVersion", manifest.engineVersion(),
            "moment", backup.moment().toString(),
            "manifestKey", backup.manifestKey(),
            "manifestDigest", backup.seal().state().word())
        .with("cache", CacheForm.of(manifest.cache()))
        .with("shards", manifest.shards().size())
        .with("bytes", manifest.bytes())
        .with("proven", backup.proven().map(Instant::toString));
  }

  /** With what was found out about it; what was never read is not there. */
  static Value.Fields brief(BackupRecord backup, Instant now) {
    var fields = brief(backup).with("failed", ProofWords.failed(backup));
    return ProofWords.reading(backup)
        .map(
            r ->
                fields.with(
                    "read",
                    databases(Value.fields("at", r.at().toString()), r)
                        .with("keys", r.keys())
                        .with("expiring", r.expiring())
                        .with("goneAtLeast", r.goneBy(now))))
        .orElse(fields);
  }

  private static Value.Fields databases(Value.Fields fields, ProofRecord.Reading read) {
    return read.databases().map(all -> fields.with("databases", Value.numbers(all))).orElse(fields);
  }

  static Value.Fields full(BackupRecord backup, Instant now) {
    return brief(backup, now).with("manifest", ManifestCodec.of(backup.manifest()));
  }
}
