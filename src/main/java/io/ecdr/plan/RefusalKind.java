package io.ecdr.plan;

import java.util.Locale;
import java.util.Map;

/** What a refusal means to us, whatever the service's code for it is. */
public enum RefusalKind {
  NOT_FOUND,
  ALREADY_EXISTS,
  /** The resource is busy or in a state that does not allow the call. */
  INVALID_STATE,
  THROTTLED,
  NOT_PERMITTED,
  /** No credentials, or expired or unknown ones, or a clock too far from AWS's to sign with. */
  CREDENTIALS,
  QUOTA,
  CAPACITY,
  BAD_REQUEST,
  /** {@code If-None-Match} or {@code If-Match} did not hold. */
  PRECONDITION,
  /** What answered does not speak AWS's protocol: a proxy's page, a wrong endpoint. */
  NOT_AWS,
  OTHER;

  private static final Map<String, RefusalKind> BY_CODE =
      Map.ofEntries(
          Map.entry("AccessDenied", NOT_PERMITTED),
          Map.entry("AccessDeniedException", NOT_PERMITTED),
          Map.entry("UnauthorizedOperation", NOT_PERMITTED),
          Map.entry("Forbidden", NOT_PERMITTED),
          Map.entry("403", NOT_PERMITTED),
          Map.entry("ExpiredToken", CREDENTIALS),
          Map.entry("ExpiredTokenException", CREDENTIALS),
          Map.entry("InvalidClientTokenId", CREDENTIALS),
          Map.entry("InvalidAccessKeyId", CREDENTIALS),
          Map.entry("UnrecognizedClientException", CREDENTIALS),
          Map.entry("SignatureDoesNotMatch", CREDENTIALS),
          Map.entry("MissingAuthenticationToken", CREDENTIALS),
          Map.entry("InvalidToken", CREDENTIALS),
          Map.entry("InvalidSignatureException", CREDENTIALS),
          Map.entry("IncompleteSignature", CREDENTIALS),
          Map.entry("AuthFailure", CREDENTIALS),
          Map.entry("RequestExpired", CREDENTIALS),
          Map.entry("RequestTimeTooSkewed", CREDENTIALS),
          Map.entry("Throttling", THROTTLED),
          Map.entry("ThrottlingException", THROTTLED),
          Map.entry("RequestLimitExceeded", THROTTLED),
          Map.entry("TooManyRequestsException", THROTTLED),
          Map.entry("ThrottledException", THROTTLED),
          Map.entry("RequestThrottled", THROTTLED),
          Map.entry("RequestThrottledException", THROTTLED),
          Map.entry("BandwidthLimitExceeded", THROTTLED),
          Map.entry("SlowDown", THROTTLED),
          // Somebody else's change of the same thing is under way; this one was not taken on.
          Map.entry("TooManyUpdates", THROTTLED),
          Map.entry("PriorRequestNotComplete", THROTTLED),
          Map.entry("APICallRateForCustomerExceeded", THROTTLED),
          Map.entry("InsufficientCacheClusterCapacity", CAPACITY),
          Map.entry("PreconditionFailed", PRECONDITION),
          Map.entry("ConditionalRequestConflict", PRECONDITION),
          Map.entry("NoSuchKey", NOT_FOUND),
          Map.entry("NoSuchBucket", NOT_FOUND),
          Map.entry("404", NOT_FOUND));

  /**
   * Sorts a refusal. Codes mix spellings, with and without {@code Fault} (facts page, 9.3), so the
   * known ones are listed and the rest goes by their ending.
   */
  public static RefusalKind of(String code, int httpStatus) {
    var known = BY_CODE.get(code);
    if (known != null) {
      return known;
    }
    var word = code.toLowerCase(Locale.ROOT);
    if (word.contains("notfound") || word.startsWith("nosuch")) {
      return NOT_FOUND;
    }
    if (word.contains("alreadyexists") || word.startsWith("bucketalready")) {
      return ALREADY_EXISTS;
    }
    if (word.startsWith("invalid") && word.contains("state")) {
      return INVALID_STATE;
    }
    if (word.contains("quota")) {
      return QUOTA;
    }
    return switch (httpStatus) {
      case 401 -> CREDENTIALS;
      case 403 -> NOT_PERMITTED;
      case 404 -> NOT_FOUND;
      case 412 -> PRECONDITION;
      case 429 -> THROTTLED;
      case 400 -> BAD_REQUEST;
      default -> OTHER;
    };
  }
}
