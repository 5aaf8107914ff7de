package io.ecdr.codec;

import io.ecdr.model.Manifest;
import io.ecdr.model.Value;
import java.time.Instant;

/** Manifests as JSON, schema {@value #SCHEMA}. Members are named like the record's components. */
public final class ManifestCodec {

  /** The form's name and version. */
  public static final String SCHEMA = "ecdr.manifest/1";

  private ManifestCodec() {}

  /** As text for an object in a bucket. */
  public static String write(Manifest manifest) {
    return Json.pretty(of(manifest));
  }

  /**
   * Reads {@link #write} again. Members that this version does not know are ignored: an older ecdr
   * must be able to restore what a newer one has backed up.
   *
   * @throws Malformed when it is no manifest
   */
  public static Manifest read(String text) {
    return read(Json.read(text));
  }

  /** As an object. */
  public static Value.Fields of(Manifest m) {
    var fields =
        Value.fields(
                "schema", SCHEMA,
                "backupId", m.backupId(),
                "lineage", m.lineage(),
                "operation", m.operation(),
                "written", m.written().toString(),
                "engine", m.engine(),
                "engineVersion", m.engineVersion(),
                "nodeType", m.nodeType(),
                "parameterGroup", m.parameterGroup())
            .with("cache", CacheForm.of(m.cache()))
            .with("recoveryPoint", m.recoveryPoint().map(Instant::toString))
            .with("cluster", m.cluster())
            .with("automaticFailover", m.automaticFailover())
            .with("multiAz", m.multiAz())
            .with("shards", Value.items(m.shards().stream().map(ManifestCodec::of).toList()))
            .with("parameters", m.parameters())
            .with("security", of(m.security()))
            .with("tags", m.tags())
            .with("unknown", Value.texts(m.unknown()));
    return m.port().map(port -> fields.with("port", port)).orElse(fields);
  }

  /** Reads {@link #of(Manifest)} again. */
  public static Manifest read(Value.Fields fields) {
    var form = new Form(fields, "manifest").schema(SCHEMA);
    return new Manifest(
        form.text("backupId"),
        CacheForm.read(form.fields("cache")),
        form.text("lineage"),
        form.text("operation"),
        form.time("written"),
        form.maybe("recoveryPoint", form::time),
        form.text("engine"),
        form.text("engineVersion"),
        form.text("nodeType"),
        form.flag("cluster"),
        form.flag("automaticFailover"),
        form.flag("multiAz"),
        form.maybe("port", form::integer),
        form.list("shards", ManifestCodec::shard),
        form.text("parameterGroup"),
        form.fields("parameters"),
        security(form.fields("security")),
        form.fields("tags"),
        form.texts("unknown"));
  }

  private static Value.Fields of(Manifest.Shard shard) {
    return Value.fields("id", shard.id(), "slots", shard.slots(), "key", shard.key())
        .with("replicas", shard.replicas())
        .with("bytes", shard.bytes())
        .with("checksum", shard.checksum())
        .with("snapshotTime", shard.snapshotTime().map(Instant::toString));
  }

  private static Manifest.Shard shard(Value.Fields fields) {
    var form = new Form(fields, "shard");
    return new Manifest.Shard(
        form.text("id"),
        form.text("slots"),
        form.integer("replicas"),
        form.text("key"),
        form.number("bytes"),
        form.maybe("checksum", form::text),
        form.maybe("snapshotTime", form::time));
  }

  private static Value.Fields of(Manifest.Security security) {
    return Value.fields("transitEncryptionMode", security.transitEncryptionMode())
        .with("transitEncryption", security.transitEncryption())
        .with("atRestEncryption", security.atRestEncryption())
        .with("authToken", security.authToken())
        .with("userGroups", Value.texts(security.userGroups()))
        .with("securityGroups", Value.texts(security.securityGroups()));
  }

  private static Manifest.Security security(Value.Fields fields) {
    var form = new Form(fields, "security");
    return new Manifest.Security(
        form.flag("transitEncryption"),
        form.text("transitEncryptionMode"),
        form.flag("atRestEncryption"),
        form.flag("authToken"),
        form.texts("userGroups"),
        form.texts("securityGroups"));
  }
}
