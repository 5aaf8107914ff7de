package io.ecdr.plan;

import io.ecdr.model.BucketFacts;
import io.ecdr.model.Fact;
import io.ecdr.model.Snapshot;
import io.ecdr.model.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where the data of a restore is, as the Region tells. */
public sealed interface RestoreSource {

  /**
   * Files in a bucket.
   *
   * @param files as S3 describes each ({@code HeadObject}), in the order of the manifest's shards
   */
  record Files(List<FileFact> files, BucketFacts bucket) implements RestoreSource {
    public Files {
      files = List.copyOf(files);
      Objects.requireNonNull(bucket, "bucket");
    }
  }

  /** A snapshot in the Region itself. */
  record InRegion(Snapshot snapshot) implements RestoreSource {
    public InRegion {
      Objects.requireNonNull(snapshot, "snapshot");
    }

    /** Whether it is of a serverless cache: its ARN tells (source: {@code IAMREF}). */
    public boolean serverless() {
      return snapshot.arn().filter(arn -> arn.contains(":serverlesscachesnapshot:")).isPresent();
    }
  }

  /**
   * One object of the backup and what S3 says of it.
   *
   * @param begin its first bytes, where they were looked at
   */
  record FileFact(String key, Fact<Value.Fields> head, Optional<Fact<Value.Fields>> begin) {

    /** One whose bytes nobody looked at. */
    public FileFact(String key, Fact<Value.Fields> head) {
      this(key, head, Optional.empty());
    }

    public FileFact {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(head, "head");
      Objects.requireNonNull(begin, "begin");
    }
  }
}
