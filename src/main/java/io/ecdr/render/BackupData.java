package io.ecdr.render;

import io.ecdr.codec.CacheForm;
import io.ecdr.codec.ManifestCodec;
import io.ecdr.model.BackupRecord;
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

  static Value.Fields full(BackupRecord backup) {
    return brief(backup).with("manifest", ManifestCodec.of(backup.manifest()));
  }
}
