package io.ecdr.plan;

/** The AWS services that ecdr calls. */
public enum Service {
  ELASTICACHE("elasticache"),
  S3("s3"),
  CLOUDWATCH("cloudwatch"),
  STS("sts");

  private final String word;

  Service(String word) {
    this.word = word;
  }

  /** The service's name in IAM actions and in the {@code aws} command. */
  public String word() {
    return word;
  }
}
