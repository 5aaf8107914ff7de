package io.ecdr.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The members of a manifest document and back. Moments are ISO 8601 texts, so that other programs
 * can read the document without knowing ecdr.
 */
public final class ManifestForm {

  /** Name and version of the document; a reader refuses any other. */
  public static final String SCHEMA = "ecdr.manifest/1";

  private ManifestForm() {}

  /** The document's members. */
  public static Value.Fields of(Manifest manifest) {
    var cache = manifest.cache();
    var security = manifest.security();
    var kin =
        manifest.kin().isEmpty()
            ? Value.Fields.NONE
            : Value.Fields.NONE.with("kin", Value.texts(manifest.kin()));
    return kin.with("schema", SCHEMA)
        .with("backupId", manifest.backupId())
        .with("account", cache.account().digits())
        .with("region", cache.region().id())
        .with("kind", cache.kind().word())
        .with("cacheId", cache.id())
        .with("lineage", manifest.lineage())
        .with("operation", manifest.operation())
        .with("written", manifest.written().toString())
        .with("recoveryPoint", manifest.recoveryPoint().map(Instant::toString))
        .with("engine", manifest.engine())
        .with("engineVersion", manifest.engineVersion())
        .with("nodeType", manifest.nodeType())
        .with("clusterMode", manifest.cluster())
        .with("automaticFailover", manifest.automaticFailover())
        .with("multiAz", manifest.multiAz())
        .with("port", manifest.port().map(String::valueOf))
        .with("shards", Value.items(manifest.shards().stream().map(ManifestForm::shard).toList()))
        .with("parameterGroup", manifest.parameterGroup())
        .with("parameters", manifest.parameters())
        .with(
            "security",
            Value.Fields.NONE
                .with("transitEncryption", security.transitEncryption())
                .with("transitEncryptionMode", security.transitEncryptionMode())
                .with("atRestEncryption", security.atRestEncryption())
                .with("authToken", security.authToken())
                .with("userGroups", Value.texts(security.userGroups()))
                .with("securityGroups", Value.texts(security.securityGroups())))
        .with("tags", manifest.tags())
        .with("unknown", Value.texts(manifest.unknown()));
  }

  private static Value.Fields shard(Manifest.Shard shard) {
    return Value.Fields.NONE
        .with("id", shard.id())
        .with("slots", shard.slots())
        .with("replicas", shard.replicas())
        .with("key", shard.key())
        .with("bytes", shard.bytes())
        .with("checksum", shard.checksum())
        .with("snapshotTime", shard.snapshotTime().map(Instant::toString));
  }

  /**
   * Reads a document's members.
   *
   * @throws IllegalArgumentException with the member's name when one is missing or makes no sense
   */
  public static Manifest read(Value.Fields fields) {
    var schema = need(fields, "schema");
    if (!schema.equals(SCHEMA)) {
      throw new IllegalArgumentException(
          "schema is '" + schema + "', and this version of ecdr reads '" + SCHEMA + "'");
    }
    var cache =
        new CacheId(
            new AccountId(need(fields, "account")),
            new Region(need(fields, "region")),
            CacheKind.ofWord(need(fields, "kind")),
            need(fields, "cacheId"));
    List<Manifest.Shard> shards = new ArrayList<>();
    for (var shard : fields.list("shards")) {
      shards.add(shardOf(shard));
    }
    var security = fields.fields("security");
    return new Manifest(
        need(fields, "backupId"),
        cache,
        need(fields, "lineage"),
        need(fields, "operation"),
        moment(fields, "written").orElseThrow(() -> missing("written")),
        moment(fields, "recoveryPoint"),
        need(fields, "engine"),
        need(fields, "engineVersion"),
        nodeType(fields, cache.kind()),
        flag(fields, "clusterMode"),
        flag(fields, "automaticFailover"),
        flag(fields, "multiAz"),
        fields.text("port").map(Integer::valueOf),
        shards,
        fields.text("parameterGroup").orElse(""),
        fields.fields("parameters"),
        new Manifest.Security(
            flag(security, "transitEncryption"),
            security.text("transitEncryptionMode").orElse(""),
            flag(security, "atRestEncryption"),
            flag(security, "authToken"),
            security.texts("userGroups"),
            security.texts("securityGroups")),
        fields.fields("tags"),
        fields.texts("unknown"),
        fields.texts("kin"));
  }

  private static Manifest.Shard shardOf(Value.Fields fields) {
    return new Manifest.Shard(
        need(fields, "id"),
        fields.text("slots").orElse(""),
        fields.number("replicas").orElseThrow(() -> missing("replicas")).intValue(),
        fields.text("key").orElse(""),
        fields.number("bytes").orElseThrow(() -> missing("bytes")),
        fields.text("checksum"),
        moment(fields, "snapshotTime"));
  }

  /** A serverless cache has none. */
  private static String nodeType(Value.Fields fields, CacheKind kind) {
    return kind == CacheKind.SERVERLESS
        ? fields.text("nodeType").orElse("")
        : need(fields, "nodeType");
  }

  private static String need(Value.Fields fields, String name) {
    return fields.text(name).orElseThrow(() -> missing(name));
  }

  private static boolean flag(Value.Fields fields, String name) {
    return fields.flag(name).orElseThrow(() -> missing(name));
  }

  private static Optional<Instant> moment(Value.Fields fields, String name) {
    var text = fields.text(name);
    try {
      return text.map(Instant::parse).or(() -> fields.time(name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is no moment: '" + text.orElse("") + "'", e);
    }
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("'" + name + "' is missing or of the wrong type");
  }
}
