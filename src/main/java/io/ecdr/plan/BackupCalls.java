package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calls that the local steps of a backup may send, as they are shown beforehand. Each names the
 * account that the bucket must belong to.
 */
public final class BackupCalls {

  private final CallMaker calls;
  private final CopyPlace source;
  private final CopyPlace target;
  private final String folder;
  private final Map<String, String> shards;
  private final Optional<String> mirror;

  /**
   * Of a new backup.
   *
   * @param shards as the service will call them in the keys
   */
  public BackupCalls(
      BackupRequest request,
      CallMaker calls,
      String backupId,
      String folder,
      String owner,
      List<String> shards) {
    this(
        calls,
        new CopyPlace(request.region(), request.bucket(), owner),
        new CopyPlace(request.drRegion(), request.drBucket(), owner),
        folder,
        exported(backupId, shards),
        Optional.of(BackupNames.mirror(folder.replaceFirst("^.*/([^/]+)/$", "$1"))));
  }

  /**
   * @param folder in the target
   * @param shards the keys of the files in the source, by shard
   */
  public BackupCalls(
      CallMaker calls,
      CopyPlace source,
      CopyPlace target,
      String folder,
      SortedMap<String, String> shards) {
    this(calls, source, target, folder, shards, Optional.empty());
  }

  private BackupCalls(
      CallMaker calls,
      CopyPlace source,
      CopyPlace target,
      String folder,
      SortedMap<String, String> shards,
      Optional<String> mirror) {
    this.mirror = mirror;
    this.calls = calls;
    this.source = source;
    this.target = target;
    this.folder = folder;
    this.shards = new TreeMap<>(shards);
  }

  /** The keys of exported files, by shard. */
  static SortedMap<String, String> exported(String backupId, List<String> shards) {
    var all = new TreeMap<String, String>();
    shards.forEach(shard -> all.put(shard, backupId + "-" + shard + ".rdb"));
    return all;
  }

  /** For each file a look at both sides, then the copy; large files go in parts. */
  public List<Call> copy() {
    List<Call> all = new ArrayList<>();
    all.add(there("ListObjectsV2", Value.fields("Prefix", folder)));
    for (var shard : shards.keySet()) {
      all.add(
          source.call(
              calls,
              "HeadObject",
              Value.fields("Key", shards.get(shard), "ChecksumMode", "ENABLED")));
      all.add(head(shard));
      all.add(
          there(
              "CopyObject",
              from(shard)
                  .with("ServerSideEncryption", "AES256")
                  .with("ChecksumAlgorithm", "CRC64NVME")));
    }
    all.addAll(inParts(shards.keySet().iterator().next()));
    return all;
  }

  private Value.Fields from(String shard) {
    return file(shard)
        .with("CopySource", source.bucket() + "/" + shards.get(shard))
        .with("ExpectedSourceBucketOwner", source.owner());
  }

  private List<Call> inParts(String shard) {
    return List.of(
        there("ListMultipartUploads", Value.fields("Prefix", folder)),
        there(
            "CreateMultipartUpload",
            file(shard)
                .with("ServerSideEncryption", "AES256")
                .with("ChecksumAlgorithm", "CRC64NVME")
                .with("ChecksumType", "FULL_OBJECT")),
        there("ListParts", file(shard)),
        there("UploadPartCopy", from(shard)),
        there("CompleteMultipartUpload", file(shard)),
        there("AbortMultipartUpload", file(shard)));
  }

  /** To write the manifest once, its digest before it, and to read both back. */
  public List<Call> manifest() {
    return List.of(
        there("GetObject", key(BackupNames.SEAL)),
        there(
            "PutObject",
            json(BackupNames.SEAL).with("ContentType", "text/plain").with("IfNoneMatch", "*")),
        there("PutObject", json(BackupNames.MANIFEST).with("IfNoneMatch", "*")),
        there("GetObject", key(BackupNames.MANIFEST)));
  }

  /** To read everything back, and to write down that it passed. */
  public List<Call> check() {
    List<Call> all = new ArrayList<>(look());
    all.addAll(record());
    return all;
  }

  /** To read everything back. */
  List<Call> look() {
    List<Call> all = new ArrayList<>();
    all.add(there("GetObject", key(BackupNames.MANIFEST)));
    all.add(there("GetObject", key(BackupNames.SEAL)));
    for (var shard : shards.keySet()) {
      all.add(head(shard));
      all.add(there("GetObject", file(shard).with("Range", "bytes=0-8")));
    }
    all.add(there("GetBucketPolicy", Value.Fields.NONE));
    return all;
  }

  /** To write down what was found, beside the exported files too where there are any. */
  List<Call> record() {
    List<Call> all = new ArrayList<>();
    all.add(there("GetObject", key(BackupNames.CHECK)));
    all.add(there("PutObject", json(BackupNames.CHECK)));
    mirror.ifPresent(
        at ->
            all.add(
                source.call(
                    calls,
                    "PutObject",
                    Value.fields(
                        "Key", at,
                        "ContentType", "application/json",
                        "ServerSideEncryption", "AES256"))));
    return all;
  }

  private Call there(String action, Value.Fields parameters) {
    return target.call(calls, action, parameters);
  }

  private Call head(String shard) {
    return there("HeadObject", file(shard).with("ChecksumMode", "ENABLED"));
  }

  private Value.Fields file(String shard) {
    return key(shard + ".rdb");
  }

  private Value.Fields key(String name) {
    return Value.fields("Key", folder + name);
  }

  /** What a small file takes besides its content. */
  private Value.Fields json(String name) {
    return key(name).with("ContentType", "application/json").with("ServerSideEncryption", "AES256");
  }
}
