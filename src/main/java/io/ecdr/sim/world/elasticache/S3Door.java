package io.ecdr.sim.world.elasticache;

import io.ecdr.sim.blob.Blob;
import io.ecdr.sim.time.SimTime;
import io.ecdr.sim.world.s3.Bucket;
import io.ecdr.sim.world.s3.Buckets;
import io.ecdr.sim.world.s3.Principal;
import io.ecdr.sim.world.s3.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What ElastiCache does with S3: writes exports and reads seeds, as a service principal. */
public final class S3Door {

  private final Buckets buckets;
  private final SimTime time;

  public S3Door(Buckets buckets, SimTime time) {
    this.buckets = buckets;
    this.time = time;
  }

  /** A bucket, wherever and whose it is. */
  Optional<Bucket> bucket(String name) {
    return buckets.find(name);
  }

  /**
   * Whether the bucket's policy lets ElastiCache do something. Grants by access control list, the
   * older way, are not simulated.
   *
   * @param estate the account and Region that ElastiCache works for
   * @param action such as {@code s3:GetObject}
   * @param key of the object; empty for the bucket itself
   */
  boolean allows(Bucket bucket, Estate estate, String action, Optional<String> key) {
    var context = new TreeMap<String, List<String>>();
    String service = Exports.principal(estate.region());
    context.put("aws:SourceAccount", List.of(estate.account()));
    context.put("aws:SecureTransport", List.of("true"));
    context.put("aws:PrincipalIsAWSService", List.of("true"));
    context.put("aws:PrincipalServiceName", List.of(service));
    return bucket.allows(Principal.service(service), action, key, context);
  }

  /** Stores an object unless there is one of that key. */
  void put(Bucket bucket, String key, Blob file) {
    bucket.putIfAbsent(key, file, time.now());
  }

  /** Whether an object is encrypted with a key of KMS: then it is no seed. */
  static boolean kms(StoredObject object) {
    return object.encryption().algorithm().startsWith("aws:kms");
  }
}
