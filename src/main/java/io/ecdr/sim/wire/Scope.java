package io.ecdr.sim.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scope of an AWS signature (version 4): who signed, for which Region and service. The
 * signature itself is not checked, since the simulator knows no secrets.
 *
 * @param accessKeyId the key that signed
 * @param region such as {@code eu-west-1}
 * @param service such as {@code elasticache}
 */
record Scope(String accessKeyId, String region, String service) {

  private static final Pattern CREDENTIAL =
      Pattern.compile("([^/\\s,]+)/\\d{8}/([^/\\s,]+)/([^/\\s,]+)/aws4_request");
  private static final Pattern HEADER =
      Pattern.compile("^AWS4-HMAC-SHA256\\s.*Credential=" + CREDENTIAL.pattern() + ".*");

  /** The same for another Region. */
  Scope in(String other) {
    return new Scope(accessKeyId, other, service);
  }

  /** Reads it from the Authorization header, or from the query of a presigned address. */
  static Optional<Scope> of(WireRequest request) {
    var header = request.header("authorization").map(HEADER::matcher);
    var query = request.query("X-Amz-Credential").map(CREDENTIAL::matcher);
    return header
        .or(() -> query)
        .filter(found -> found.matches())
        .map(found -> new Scope(found.group(1), found.group(2), found.group(3)));
  }
}
