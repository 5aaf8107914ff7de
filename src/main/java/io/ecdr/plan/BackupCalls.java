package io.ecdr.plan;

import io.ecdr.model.BackupRequest;
import io.ecdr.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls that the local steps of a backup may send, as they are shown beforehand. Each names the
 * account that the bucket must belong to.
 */
public final class BackupCalls {

  private final BackupRequest request;
  private final CallMaker calls;
  private final String backupId;
  private final String folder;
  private final String owner;
  private final List<String> shards;

  /**
   * @param shards as the service will call them in the keys
   */
  public BackupCalls(
      BackupRequest request,
      CallMaker calls,
      String backupId,
      String folder,
      String owner,
      List<String> shards) {
    this.request = request;
    this.calls = calls;
    this.backupId = backupId;
    this.folder = folder;
    this.owner = owner;
    this.shards = shards;
  }

  /** For each file a look at both sides, then the copy; files above 5 GB go in parts. */
  public List<Call> copy() {
    List<Call> all = new ArrayList<>();
    for (var shard : shards) {
      all.add(
          calls.s3(
              request.region(),
              "HeadObject",
              Value.fields(
                  "Bucket",
                  request.bucket(),
                  "Key",
                  source(shard),
                  "ChecksumMode",
                  "ENABLED",
                  "ExpectedBucketOwner",
                  owner)));
      all.add(head(shard));
      all.add(
          there(
              "CopyObject",
              file(shard)
                  .with("CopySource", request.bucket() + "/" + source(shard))
                  .with("ServerSideEncryption", "AES256")
                  .with("ChecksumAlgorithm", "CRC64NVME")
                  .with("ExpectedSourceBucketOwner", owner)));
    }
    all.addAll(inParts(shards.get(0)));
    return all;
  }

  private List<Call> inParts(String shard) {
    return List.of(
        there(
            "ListMultipartUploads",
            bucket().with("Prefix", file(shard).text("Key").orElse(folder))),
        there(
            "CreateMultipartUpload",
            file(shard)
                .with("ServerSideEncryption", "AES256")
                .with("ChecksumAlgorithm", "CRC64NVME")
                .with("ChecksumType", "FULL_OBJECT")),
        there("ListParts", file(shard)),
        there(
            "UploadPartCopy",
            file(shard)
                .with("CopySource", request.bucket() + "/" + source(shard))
                .with("ExpectedSourceBucketOwner", owner)),
        there("CompleteMultipartUpload", file(shard)));
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
    List<Call> all = new ArrayList<>();
    all.add(there("GetObject", key(BackupNames.MANIFEST)));
    all.add(there("GetObject", key(BackupNames.SEAL)));
    for (var shard : shards) {
      all.add(head(shard));
      all.add(there("GetObject", file(shard).with("Range", "bytes=0-8")));
    }
    all.add(there("GetBucketPolicy", bucket()));
    all.add(there("PutObject", json(BackupNames.CHECK)));
    return all;
  }

  private Call there(String action, Value.Fields parameters) {
    return calls.s3(request.drRegion(), action, parameters);
  }

  private Call head(String shard) {
    return there("HeadObject", file(shard).with("ChecksumMode", "ENABLED"));
  }

  private String source(String shard) {
    return backupId + "-" + shard + ".rdb";
  }

  private Value.Fields file(String shard) {
    return key(shard + ".rdb");
  }

  private Value.Fields key(String name) {
    return bucket().with("Key", folder + name);
  }

  private Value.Fields bucket() {
    return Value.fields("Bucket", request.drBucket(), "ExpectedBucketOwner", owner);
  }

  /** What a small file takes besides its content. */
  private Value.Fields json(String name) {
    return key(name).with("ContentType", "application/json").with("ServerSideEncryption", "AES256");
  }
}
