package io.ecdr.usecase;

import io.ecdr.codec.Malformed;
import io.ecdr.codec.ManifestCodec;
import io.ecdr.codec.ManifestSeal;
import io.ecdr.codec.ProofCodec;
import io.ecdr.model.AccountId;
import io.ecdr.model.BackupRecord;
import io.ecdr.model.CacheId;
import io.ecdr.model.CacheKind;
import io.ecdr.model.Fact;
import io.ecdr.model.Manifest;
import io.ecdr.model.Proof;
import io.ecdr.model.ProofRecord;
import io.ecdr.model.Region;
import io.ecdr.model.Seal;
import io.ecdr.model.Trouble;
import io.ecdr.model.Value;
import io.ecdr.plan.BackupNames;
import io.ecdr.plan.Call;
import io.ecdr.plan.CallMaker;
import io.ecdr.plan.CopyPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The backups in a DR bucket, by their folders: {@code
 * <prefix>/<account>/<region>/<kind>/<cache>/<backup>/…}. Only a folder with a manifest is a
 * backup.
 */
final class Catalogue {

  /** Those of caches. */
  private static final List<CacheKind> KINDS =
      List.of(CacheKind.REPLICATION_GROUP, CacheKind.CACHE_CLUSTER, CacheKind.SERVERLESS);

  private final CallMaker maker;
  private final Region region;
  private final String bucket;
  private final String start;
  private final Optional<CopyPlace> as;

  /**
   * @param prefix first part of all keys
   */
  Catalogue(CallMaker maker, Region region, String bucket, String prefix, AccountId account) {
    this(maker, region, bucket, prefix, account, Optional.empty());
  }

  /** One of backups that were copied on, maybe to another account's bucket. */
  Catalogue(CallMaker maker, CopyPlace place, String prefix, AccountId account) {
    this(maker, place.region(), place.bucket(), prefix, account, Optional.of(place));
  }

  private Catalogue(
      CallMaker maker,
      Region region,
      String bucket,
      String prefix,
      AccountId account,
      Optional<CopyPlace> as) {
    this.maker = maker;
    this.region = region;
    this.bucket = bucket;
    this.start = (prefix.isEmpty() ? "" : prefix + "/") + account + "/";
    this.as = as;
  }

  private Call call(String action, Value.Fields more) {
    return as.map(place -> place.read(maker, action, more))
        .orElseGet(() -> maker.s3(region, action, more.with("Bucket", bucket)));
  }

  /**
   * A backup's folder.
   *
   * @param files names of the objects in it, with their sizes
   */
  record Folder(
      Region source,
      String kind,
      String cache,
      String backupId,
      String path,
      Map<String, Long> files) {
    /** Whether both are of one cache. */
    boolean sameCache(Folder other) {
      return source.equals(other.source) && kind.equals(other.kind) && cache.equals(other.cache);
    }

    boolean finished() {
      return files.containsKey(BackupNames.MANIFEST);
    }

    String manifestKey() {
      return path + BackupNames.MANIFEST;
    }
  }

  Region region() {
    return region;
  }

  String bucket() {
    return bucket;
  }

  /** Lists the folders of some caches; {@code cacheStart} is how their ids start. */
  Call list(Optional<Region> source, String cacheStart) {
    var from =
        source
            .map(r -> start + r + "/" + CacheKind.REPLICATION_GROUP.word() + "/" + cacheStart)
            .orElse(start);
    return listing(from);
  }

  /**
   * The calls that list the folders of some caches of all kinds: one for each kind where the
   * caches' ids are known, else one for all.
   */
  List<Call> lists(Optional<Region> source, String cacheStart) {
    if (source.isEmpty()) {
      return List.of(list(source, cacheStart));
    }
    var from = start + source.get() + "/";
    return cacheStart.isEmpty()
        ? List.of(listing(from))
        : KINDS.stream().map(kind -> listing(from + kind.word() + "/" + cacheStart)).toList();
  }

  /** Lists the folders of one cache. */
  Call list(CacheId cache) {
    return listing(start + cache.region() + "/" + cache.kind().word() + "/" + cache.id() + "/");
  }

  private Call listing(String from) {
    return call("ListObjectsV2", Value.fields("Prefix", from));
  }

  /** What several listings tell together; the first that tells nothing stands for all. */
  static Fact<Value.Fields> listed(Reads reads, List<Call> calls) {
    List<Value> all = new ArrayList<>();
    for (var call : calls) {
      var fact = reads.fact(call);
      if (fact.value().isEmpty()) {
        return fact;
      }
      all.addAll(fact.value().get().list("Contents"));
    }
    var contents = Value.Fields.NONE.with("Contents", Value.items(all));
    return reads.fact(calls.get(0)).map(f -> contents);
  }

  /** The folders in a listing, newest operation first within a cache. Other keys are passed by. */
  List<Folder> folders(Value.Fields listing) {
    var found = new TreeMap<String, Folder>();
    for (var object : listing.list("Contents")) {
      var key = object.text("Key").orElse("");
      var parts = key.startsWith(start) ? key.substring(start.length()).split("/", -1) : null;
      if (parts == null || parts.length != 5) {
        continue;
      }
      var path = key.substring(0, key.lastIndexOf('/') + 1);
      source(parts[0])
          .ifPresent(
              r ->
                  found
                      .computeIfAbsent(
                          path,
                          p -> new Folder(r, parts[1], parts[2], parts[3], p, new TreeMap<>()))
                      .files()
                      .put(parts[4], object.number("Size").orElse(-1L)));
    }
    return found.values().stream()
        .sorted(
            Comparator.comparing(Folder::cache)
                .thenComparing(Folder::source)
                .thenComparing(Folder::backupId, Comparator.reverseOrder()))
        .toList();
  }

  private static Optional<Region> source(String text) {
    try {
      return Optional.of(new Region(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The call that reads a small object. */
  Call get(String key) {
    return call("GetObject", Value.fields("Key", key));
  }

  /** The calls that read what is in a folder. */
  List<Call> reads(Folder folder) {
    List<Call> all = new ArrayList<>();
    all.add(get(folder.manifestKey()));
    if (folder.files().containsKey(BackupNames.SEAL)) {
      all.add(get(folder.path() + BackupNames.SEAL));
    }
    if (folder.files().containsKey(BackupNames.CHECK)) {
      all.add(get(folder.path() + BackupNames.CHECK));
    }
    return all;
  }

  /** The backup in a folder, or why it cannot be read. */
  Fact<BackupRecord> record(Folder folder, Reads reads) {
    var answer = reads.fact(get(folder.manifestKey()));
    var text = answer.value().map(f -> f.text("Body").orElse(""));
    if (text.isEmpty()) {
      return answer.map(f -> null);
    }
    var seal = beside(folder, BackupNames.SEAL, reads);
    if (seal.unknown().isPresent()) {
      return seal.map(f -> null);
    }
    var check = beside(folder, BackupNames.CHECK, reads);
    try {
      var manifest = manifest(folder, text.get());
      var sealed = ManifestSeal.of(text.get(), seal.value().flatMap(f -> f.text("Body")));
      return new Fact.Known<>(record(folder, manifest, sealed, check.value()), answer.at());
    } catch (Malformed e) {
      return new Fact.Unknown<>(
          Trouble.ODD, folder.manifestKey() + ": " + e.getMessage(), answer.at());
    }
  }

  /** The tags that a folder's manifest tells of its cache; empty where it cannot be read. */
  Optional<Value.Fields> tags(Folder folder, Reads reads) {
    try {
      return reads
          .fact(get(folder.manifestKey()))
          .value()
          .flatMap(f -> f.text("Body"))
          .map(text -> manifest(folder, text).tags());
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private Fact<Value.Fields> beside(Folder folder, String name, Reads reads) {
    return folder.files().containsKey(name)
        ? reads.fact(get(folder.path() + name))
        : new Fact.Absent<>(Instant.EPOCH);
  }

  private static Manifest manifest(Folder folder, String text) {
    var manifest = ManifestCodec.read(text);
    if (!manifest.backupId().equals(folder.backupId())
        || !manifest.cache().id().equals(folder.cache())) {
      throw new Malformed("it is of backup " + manifest.backupId() + " of " + manifest.cache());
    }
    return manifest;
  }

  /** A record that cannot be read, or that speaks of another manifest, proves nothing. */
  private static BackupRecord record(
      Folder folder, Manifest manifest, Seal seal, Optional<Value.Fields> check) {
    var record = proofs(check).filter(r -> r.manifest().equals(seal.digest()));
    var claimed = record.filter(r -> seal.fits());
    return new BackupRecord(
        manifest,
        folder.manifestKey(),
        seal,
        claimed.map(ProofRecord::proof).orElse(Proof.COPIED),
        claimed.filter(r -> r.proof().proven()).map(ProofRecord::at),
        record);
  }

  private static Optional<ProofRecord> proofs(Optional<Value.Fields> check) {
    try {
      return check.flatMap(f -> f.text("Body")).map(ProofCodec::read);
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  /** The source Regions of some folders. */
  static Set<Region> sources(List<Folder> folders) {
    return new TreeSet<>(folders.stream().map(Folder::source).toList());
  }
}
