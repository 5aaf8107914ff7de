package io.ecdr.codec;

import io.ecdr.model.Fault;
import io.ecdr.model.FileFinding;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.SeenObject;
import io.ecdr.model.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What was found out about a backup, as JSON text for an object beside its manifest. */
public final class ProofCodec {

  /** Name and version of the document. */
  public static final String SCHEMA = "ecdr.proof/1";

  private ProofCodec() {}

  /** As members. */
  public static Value.Fields of(ProofRecord record) {
    var fields =
        Value.fields(
                "schema", SCHEMA,
                "backupId", record.backupId(),
                "operation", record.operation(),
                "at", record.at().toString(),
                "proof", record.proof().word(),
                "rdbVersion", record.rdbVersions(),
                "footer", record.footer())
            .with("manifestSha256", record.manifest())
            .with("seen", seen(record.seen()));
    if (record.failure().isPresent()) {
      fields = fields.with("failed", of(record.failure().get()));
    }
    return record.reading().isPresent() ? fields.with("read", of(record.reading().get())) : fields;
  }

  private static Value.Fields of(ProofRecord.Failure failure) {
    return Value.fields("at", failure.at().toString(), "operation", failure.operation())
        .with("deep", failure.means() != ProofRecord.Means.CHECK)
        .with("by", failure.means().word())
        .with("faults", faults(failure.faults()));
  }

  private static Value.Fields of(ProofRecord.Reading reading) {
    return Value.fields("at", reading.at().toString(), "operation", reading.operation())
        .with("files", Value.items(reading.files().stream().map(ProofCodec::of).toList()));
  }

  /** One file's finding as members. */
  public static Value.Fields of(FileFinding file) {
    var fields = plain(file);
    return file.databases().map(all -> fields.with("databases", Value.numbers(all))).orElse(fields);
  }

  private static Value.Fields plain(FileFinding file) {
    return Value.fields("shard", file.shard(), "key", file.key(), "version", file.version())
        .with("bytes", file.bytes())
        .with("keys", file.keys())
        .with("expiring", file.expiring())
        .with("gone", Value.items(file.gone().stream().map(ProofCodec::of).toList()))
        .with("faults", faults(file.faults()))
        .with("unknown", Value.texts(file.unknown()));
  }

  private static Value.Fields of(FileFinding.Gone gone) {
    return Value.fields("at", gone.at().toString()).with("keys", gone.keys());
  }

  /** Faults as members. */
  public static Value faults(List<Fault> faults) {
    return Value.items(faults.stream().map(ProofCodec::of).toList());
  }

  private static Value.Fields of(Fault fault) {
    var fields = Value.fields("key", fault.key(), "fault", fault.words());
    return fault.offset().map(at -> fields.with("offset", at)).orElse(fields);
  }

  /**
   * Reads a record. Members that this version does not know are ignored, a proof that it does not
   * know counts as little as can be.
   *
   * @throws Malformed when it is no such record
   */
  public static ProofRecord read(String text) {
    var fields = Json.readForeign(text);
    try {
      if (!fields.text("schema").equals(Optional.of(SCHEMA))) {
        throw new Malformed("it is no " + SCHEMA);
      }
      return new ProofRecord(
          fields.text("backupId").orElse(""),
          fields.text("manifestSha256").orElse(""),
          fields.text("operation").orElse(""),
          moment(fields),
          fields.text("proof").map(Proof::ofWord).orElse(Proof.COPIED),
          fields.text("rdbVersion").orElse(""),
          fields.text("footer").orElse("unknown"),
          fields.get("failed").map(any -> failure(fields.fields("failed"))),
          fields.get("read").map(any -> reading(fields.fields("read"))),
          seen(fields, "seen"));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Malformed("proof: " + e.getMessage(), e);
    }
  }

  private static Instant moment(Value.Fields fields) {
    return Instant.parse(fields.text("at").orElse(""));
  }

  private static Optional<SortedSet<Long>> databases(Value.Fields file) {
    return file.get("databases").map(any -> new TreeSet<>(file.numbers("databases")));
  }

  private static ProofRecord.Failure failure(Value.Fields fields) {
    return new ProofRecord.Failure(
        moment(fields),
        fields.text("operation").orElse(""),
        means(fields),
        faults(fields, "faults"));
  }

  /** Older ones tell only whether every byte was read. */
  private static ProofRecord.Means means(Value.Fields failure) {
    return failure
        .text("by")
        .map(ProofRecord.Means::ofWord)
        .orElse(
            failure.flag("deep").orElse(true)
                ? ProofRecord.Means.READING
                : ProofRecord.Means.CHECK);
  }

  private static ProofRecord.Reading reading(Value.Fields fields) {
    return new ProofRecord.Reading(
        moment(fields),
        fields.text("operation").orElse(""),
        fields.list("files").stream().map(ProofCodec::finding).toList());
  }

  /** Files as S3 described them, as members. */
  public static Value seen(List<SeenObject> seen) {
    return Value.items(seen.stream().map(ProofCodec::of).toList());
  }

  private static Value.Fields of(SeenObject seen) {
    return Value.fields("key", seen.key(), "checksum", seen.sum().word())
        .with("bytes", seen.bytes())
        .with("etag", seen.tag())
        .with("lastModified", seen.modified());
  }

  /** Reads files as S3 described them. */
  public static List<SeenObject> seen(Value.Fields fields, String name) {
    return fields.list(name).stream()
        .map(
            f ->
                new SeenObject(
                    f.text("key").orElse(""),
                    f.number("bytes").orElse(0L),
                    f.text("etag"),
                    f.text("lastModified"),
                    SeenObject.Sum.ofWord(f.text("checksum").orElse(""))))
        .toList();
  }

  /** Reads one file's finding. */
  public static FileFinding finding(Value.Fields fields) {
    return new FileFinding(
        fields.text("shard").orElse(""),
        fields.text("key").orElse(""),
        fields.number("bytes").orElse(0L),
        fields.number("keys").orElse(0L),
        fields.number("expiring").orElse(0L),
        fields.list("gone").stream()
            .map(g -> new FileFinding.Gone(moment(g), g.number("keys").orElse(0L)))
            .toList(),
        databases(fields),
        fields.text("version").orElse(""),
        faults(fields, "faults"),
        fields.texts("unknown"));
  }

  /** Reads faults. */
  public static List<Fault> faults(Value.Fields fields, String name) {
    return fields.list(name).stream()
        .map(
            f ->
                new Fault(f.text("key").orElse(""), f.number("offset"), f.text("fault").orElse("")))
        .toList();
  }
}
