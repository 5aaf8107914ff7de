package io.ecdr.sim.rehearse;

/** Makes buckets as an operator would before the first backup. */
public final class BucketSetup {

  /** The Region whose buckets are made without naming it (S3API:CreateBucket). */
  private static final String DEFAULT_REGION = "us-east-1";

  private final FrontDoor door;

  public BucketSetup(FrontDoor door) {
    this.door = door;
  }

  /**
   * Makes a bucket in the door's Region.
   *
   * @param policy whether ElastiCache's snapshots in that Region may use it
   * @return the first refusal, or the last answer
   */
  public FrontDoor.Answer make(String name, boolean policy) {
    if (!name.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException("not a bucket name: '" + name + "'");
    }
    var made = door.s3("PUT", "/" + name, configuration());
    if (!made.ok() || !policy) {
      return made;
    }
    return door.s3("PUT", "/" + name + "?policy", policy(name));
  }

  private String configuration() {
    if (door.region().equals(DEFAULT_REGION)) {
      return "";
    }
    return "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
        + "<LocationConstraint>"
        + door.region()
        + "</LocationConstraint></CreateBucketConfiguration>";
  }

  /** The principal and the actions are those of UG:backups-exporting. */
  private String policy(String name) {
    return """
        {"Version":"2012-10-17","Statement":[{"Sid":"ElastiCacheSnapshots","Effect":"Allow",\
        "Principal":{"Service":"%s.elasticache-snapshot.amazonaws.com"},\
        "Action":["s3:PutObject","s3:GetObject","s3:ListBucket","s3:GetBucketAcl",\
        "s3:ListMultipartUploadParts","s3:ListBucketMultipartUploads"],\
        "Resource":["arn:aws:s3:::%s","arn:aws:s3:::%s/*"]}]}"""
        .formatted(door.region(), name, name);
  }
}
