package io.ecdr.plan;

/** The AWS services that ecdr calls. */
public enum Service {
  ELASTICACHE("elasticache"),
  S3("s3"),
  CLOUDWATCH("cloudwatch"),
  STS("sts"),
  EC2("ec2"),
  /** One for the whole partition: asked in {@link io.ecdr.model.Region#home}. */
  IAM("iam"),
  KMS("kms"),
  SERVICE_QUOTAS("servicequotas"),
  /** One for the whole partition: asked in {@link io.ecdr.model.Region#dns}. */
  ROUTE_53("route53"),
  SECRETS_MANAGER("secretsmanager"),
  SSM("ssm");

  private final String word;

  Service(String word) {
    this.word = word;
  }

  /** The service's name in IAM actions, and in signatures but for CloudWatch's. */
  public String word() {
    return word;
  }
}
