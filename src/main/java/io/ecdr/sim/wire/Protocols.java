package io.ecdr.sim.wire;

import java.util.Optional;

/** Which protocol a request speaks. */
final class Protocols {

  private Protocols() {}

  /**
   * Chooses by the signature's scope, and without a signature by the looks of the request, so that
   * even then the refusal comes in the right format.
   */
  static Protocol of(WireRequest request, Optional<Scope> scope) {
    return scope.map(s -> byService(s.service(), request)).orElseGet(() -> byLooks(request));
  }

  private static Protocol byService(String service, WireRequest request) {
    return switch (service) {
      case "elasticache" -> QueryProtocol.ELASTICACHE;
      case "sts" -> QueryProtocol.STS;
      case "s3" -> S3Protocol.S3;
      case "tagging" -> JsonProtocol.TAGGING;
      case "monitoring" -> cloudWatch(request);
      case "ec2" -> Ec2Protocol.EC2;
      case "iam" -> QueryProtocol.IAM;
      case "kms" -> JsonProtocol.KMS;
      case "route53" -> Route53Protocol.ROUTE_53;
      case "secretsmanager" -> JsonProtocol.SECRETS;
      case "servicequotas" -> JsonProtocol.QUOTAS;
      case "ssm" -> JsonProtocol.SSM;
      // Nearly every service that speaks neither Query nor S3's XML speaks some JSON.
      default ->
          new UnknownService(
              service, form(request) ? QueryProtocol.ELASTICACHE : JsonProtocol.TAGGING);
    };
  }

  private static Protocol cloudWatch(WireRequest request) {
    if (CborProtocol.spokenBy(request)) {
      return CborProtocol.CLOUDWATCH;
    }
    return request.header("x-amz-target").isPresent()
        ? JsonProtocol.CLOUDWATCH
        : QueryProtocol.CLOUDWATCH;
  }

  /** What a request without a readable signature seems to speak. */
  static Protocol byLooks(WireRequest request) {
    if (CborProtocol.spokenBy(request)) {
      return CborProtocol.CLOUDWATCH;
    }
    if (request.header("x-amz-target").isPresent()) {
      return JsonProtocol.TAGGING;
    }
    return form(request) ? QueryProtocol.ELASTICACHE : S3Protocol.S3;
  }

  private static boolean form(WireRequest request) {
    return request
            .header("content-type")
            .filter(t -> t.contains("x-www-form-urlencoded"))
            .isPresent()
        || request.query("Action").isPresent();
  }
}
