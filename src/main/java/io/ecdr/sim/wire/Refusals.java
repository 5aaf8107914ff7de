package io.ecdr.sim.wire;

import io.ecdr.sim.service.ServiceFault;
import java.util.List;

/**
 * What each family of services says to a request that its front door does not let in.
 *
 * <p>Query: the common errors of ElastiCache and STS (COMMON-ERR). S3: its list of error codes
 * (S3API:ErrorResponses). EC2: the common client errors of its error codes. JSON: the common errors
 * of the JSON services.
 */
enum Refusals {
  QUERY,
  EC2,
  S3,
  JSON;

  /** No signature. */
  ServiceFault unsigned() {
    return switch (this) {
      case QUERY ->
          new ServiceFault(
              "MissingAuthenticationToken", 403, "Request is missing Authentication Token");
      case EC2 ->
          new ServiceFault(
              "AuthFailure", 401, "AWS was not able to validate the provided access credentials");
      case S3 -> new ServiceFault("AccessDenied", 403, "Access Denied");
      case JSON ->
          new ServiceFault(
              "MissingAuthenticationTokenException",
              400,
              "Request is missing Authentication Token");
    };
  }

  /** The session token has expired. */
  ServiceFault expired() {
    return switch (this) {
      case QUERY ->
          new ServiceFault(
              "ExpiredToken", 403, "The security token included in the request is expired");
      case EC2 -> new ServiceFault("RequestExpired", 400, "Request has expired.");
      case S3 -> new ServiceFault("ExpiredToken", 400, "The provided token has expired.");
      case JSON ->
          new ServiceFault(
              "ExpiredTokenException",
              400,
              "The security token included in the request is expired");
    };
  }

  /** No such access key. */
  ServiceFault unknownKey() {
    return switch (this) {
      case QUERY ->
          new ServiceFault(
              "InvalidClientTokenId",
              403,
              "The security token included in the request is invalid.");
      case EC2 ->
          new ServiceFault(
              "AuthFailure", 401, "AWS was not able to validate the provided access credentials");
      case S3 ->
          new ServiceFault(
              "InvalidAccessKeyId",
              403,
              "The AWS Access Key Id you provided does not exist in our records.");
      case JSON ->
          new ServiceFault(
              "UnrecognizedClientException",
              400,
              "The security token included in the request is invalid.");
    };
  }

  /** The caller's policies do not allow it (source: {@code IAM:troubleshoot_access-denied}). */
  ServiceFault denied(String account, String service, String action) {
    var it = (service.equals("monitoring") ? "cloudwatch" : service) + ":" + action;
    var words =
        "User: arn:aws:iam::%s:user/operator is not authorized to perform: %s"
                .formatted(account, it)
            + " because no identity-based policy allows the %s action".formatted(it);
    return switch (this) {
      case QUERY, S3 -> new ServiceFault("AccessDenied", 403, words);
      case EC2 -> new ServiceFault("UnauthorizedOperation", 403, words);
      case JSON -> new ServiceFault("AccessDeniedException", 400, words);
    };
  }

  /** Too many requests. */
  ServiceFault throttled() {
    return switch (this) {
      case QUERY -> new ServiceFault("Throttling", 400, "Rate exceeded");
      case EC2 -> new ServiceFault("RequestLimitExceeded", 503, "Request limit exceeded.");
      case S3 -> new ServiceFault("SlowDown", 503, "Please reduce your request rate.");
      case JSON -> new ServiceFault("ThrottlingException", 400, "Rate exceeded");
    };
  }

  /** A Region that this world does not have; AWS says the same of one that is not enabled. */
  ServiceFault noSuchRegion(String region, List<String> regions) {
    return new ServiceFault(
        "OptInRequired",
        403,
        "The Region "
            + region
            + " is not simulated here. Simulated Regions: "
            + String.join(", ", regions));
  }

  /** An action that the service does not know or that is not simulated. */
  ServiceFault noSuchAction(String service, String action) {
    String message =
        "The action " + action + " is not valid for " + service + ", or it is not simulated.";
    return switch (this) {
      case QUERY, EC2 -> new ServiceFault("InvalidAction", 400, message);
      case S3 -> new ServiceFault("NotImplemented", 501, message);
      case JSON -> new ServiceFault("UnknownOperationException", 400, message);
    };
  }

  /** A service that is not simulated. */
  ServiceFault noSuchService(String service) {
    String message = "The service " + service + " is not simulated.";
    return switch (this) {
      case QUERY, EC2 -> new ServiceFault("InvalidAction", 400, message);
      case S3 -> new ServiceFault("NotImplemented", 501, message);
      case JSON -> new ServiceFault("UnknownOperationException", 400, message);
    };
  }

  /** A mistake in the simulator itself. */
  ServiceFault broken(Throwable cause) {
    String message = "The simulator failed: " + cause;
    return switch (this) {
      case QUERY, JSON -> new ServiceFault("InternalFailure", 500, message);
      case S3, EC2 -> new ServiceFault("InternalError", 500, message);
    };
  }
}
