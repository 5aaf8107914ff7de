package io.ecdr.render;

import io.ecdr.model.Value;
import io.ecdr.rdb.Contents;
import io.ecdr.rdb.KeyName;
import io.ecdr.rdb.KeyType;
import io.ecdr.rdb.RdbFile;
import io.ecdr.rdb.Tally;
import io.ecdr.usecase.BackupInspectReport;
import io.ecdr.usecase.BackupInspectReport.Damage;
import io.ecdr.usecase.BackupInspectReport.FileRead;
import java.time.Duration;
import java.time.Instant;

/** What a backup holds, as data. */
final class InspectData {

  private InspectData() {}

  static Value.Fields of(BackupInspectReport report) {
    var contents = report.contents();
    return report
        .backup()
        .map(backup -> none().with("backup", BackupData.brief(backup)))
        .orElse(none())
        .with("good", report.good())
        .with("files", Value.items(report.files().stream().map(InspectData::file).toList()))
        .with("asOf", contents.asOf().toString())
        .with("total", tally(contents.total()))
        .with(
            "types",
            Value.items(
                contents.types().entrySet().stream()
                    .map(e -> tally(e.getValue()).with("type", e.getKey().toString()))
                    .toList()))
        .with(
            "databases",
            Value.items(
                contents.databases().entrySet().stream()
                    .map(e -> tally(e.getValue()).with("database", e.getKey()))
                    .toList()))
        .with(
            "remaining",
            Value.items(contents.remaining().stream().map(InspectData::bucket).toList()))
        .with(
            "expired", Value.items(contents.expired().stream().map(InspectData::expired).toList()))
        .with(
            "biggest",
            Value.items(
                contents.biggest().stream().map(key -> key(key, report.showKeys())).toList()))
        .with("hashesWithFieldTtl", contents.fieldTtls())
        .with("functionLibraries", contents.functions())
        .with("keysInWrongShard", contents.strays().keys())
        .with("keysWithoutKnownSlot", contents.unplaced());
  }

  private static Value.Fields none() {
    return Value.Fields.NONE;
  }

  /** A name as it may be shown. */
  static String name(KeyName name, boolean shown) {
    return shown ? name.shown() : name.hashed();
  }

  private static Value.Fields file(FileRead file) {
    var fields = Value.fields("name", file.name(), "slots", file.slots()).with("keys", file.keys());
    return file.whole()
        .map(whole -> whole(fields, whole))
        .orElseGet(() -> fields.with("damage", damage(file.damage().orElseThrow())));
  }

  private static Value.Fields whole(Value.Fields fields, RdbFile whole) {
    return fields
        .with("format", whole.version().toString())
        .with("bytes", whole.bytes())
        .with("checksum", Words.of(whole.checksum()));
  }

  private static Value.Fields damage(Damage damage) {
    return Value.fields("kind", Words.of(damage.kind()), "message", damage.words())
        .with("offset", damage.offset());
  }

  private static Value.Fields tally(Tally tally) {
    return none()
        .with("keys", tally.keys())
        .with("bytes", tally.bytes())
        .with("keysWithTtl", tally.expiring())
        .with("bytesWithTtl", tally.expiringBytes());
  }

  /** The last bucket has no bound. */
  private static Value.Fields bucket(Contents.Bucket bucket) {
    var fields = none().with("keys", bucket.keys()).with("bytes", bucket.bytes());
    return bucket
        .upTo()
        .map(Duration::toSeconds)
        .map(seconds -> fields.with("underSeconds", seconds))
        .orElse(fields);
  }

  private static Value.Fields expired(Contents.Expired expired) {
    return Value.fields("at", expired.at().toString())
        .with("keys", expired.keys())
        .with("bytes", expired.bytes());
  }

  private static Value.Fields key(Contents.BigKey key, boolean shown) {
    KeyType type = key.type();
    return Value.fields("type", type.toString())
        .with("name", key.name().map(name -> name(name, shown)))
        .with("database", key.database())
        .with("bytes", key.bytes())
        .with("expiresAt", key.expiresAt().map(Instant::toString));
  }
}
