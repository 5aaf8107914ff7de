package io.ecdr.plan.iam;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import java.util.Locale;
import java.util.Objects;

/**
 * Names of resources, as policies have them (source: the service authorization reference, its
 * tables of resource types). Names may be patterns with stars.
 */
record Arns(AccountId account) {

  static final String ANY = "*";

  Arns {
    Objects.requireNonNull(account, "account");
  }

  /**
   * A resource of ElastiCache. In policies its name works in lower case only (source: {@code
   * UG:IAM.ResourceLevelPermissions}).
   *
   * @param type such as {@code replicationgroup}
   */
  String elastiCache(Region region, String type, String name) {
    return of(region, "elasticache", type + ":" + name.toLowerCase(Locale.ROOT));
  }

  /** A Global Datastore: its ARN names no Region, only the partition of one. */
  String datastore(Region region, String id) {
    return "arn:"
        + region.partition()
        + ":elasticache::"
        + account
        + ":globalreplicationgroup:"
        + id.toLowerCase(Locale.ROOT);
  }

  /** Anything else that has a Region and an account. */
  String of(Region region, String service, String rest) {
    return "arn:" + region.partition() + ":" + service + ":" + region + ":" + account + ":" + rest;
  }

  /** The role that ElastiCache acts with (source: {@code UG:using-service-linked-roles}). */
  String serviceRole(Region region, String name) {
    return "arn:"
        + region.partition()
        + ":iam::"
        + account
        + ":role/aws-service-role/elasticache.amazonaws.com/"
        + name;
  }

  /** Policies take a key's own ARN; an alias tells none, so it is any key of the Region. */
  String key(Region region, String typed) {
    if (typed.startsWith("arn:") && typed.contains(":key/")) {
      return typed;
    }
    boolean alias = typed.contains("alias/") || typed.equals(ANY);
    return of(region, "kms", "key/" + (alias ? ANY : typed));
  }

  /**
   * A secret. Behind its name the ARN has a hyphen and six letters (source: {@code
   * SECUG:reference_iam-permissions}, which asks for these question marks).
   */
  String secret(Region region, String name) {
    return name.startsWith("arn:")
        ? name
        : of(region, "secretsmanager", "secret:" + name + (name.equals(ANY) ? "" : "-??????"));
  }

  /** A hosted zone: its ARN names neither Region nor account. */
  static String zone(Region region, String id) {
    return "arn:" + region.partition() + ":route53:::hostedzone/" + id;
  }

  /** Any change of records; which it is, only its answer tells. */
  static String dnsChange(Region region) {
    return "arn:" + region.partition() + ":route53:::change/*";
  }

  /** A parameter: one slash before its name, whether it begins with one or not. */
  String parameter(Region region, String name) {
    return name.startsWith("arn:")
        ? name
        : of(region, "ssm", "parameter/" + name.replaceFirst("^/", ""));
  }

  static String bucket(Region region, String name) {
    return "arn:" + region.partition() + ":s3:::" + name;
  }

  static String object(Region region, String bucket, String key) {
    return bucket(region, bucket) + "/" + key;
  }
}
