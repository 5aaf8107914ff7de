package io.ecdr.sim.service;

/**
 * Who calls, and where: read from the request's signature scope.
 *
 * @param account twelve digits
 * @param accessKeyId the key the request was signed with
 * @param region the Region of the signature scope
 */
public record Caller(String account, String accessKeyId, String region) {

  /** The caller's ARN as STS tells it. */
  public String arn() {
    return "arn:aws:iam::" + account + ":user/" + accessKeyId;
  }
}
