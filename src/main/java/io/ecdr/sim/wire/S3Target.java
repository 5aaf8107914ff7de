package io.ecdr.sim.wire;

import io.ecdr.sim.service.ServiceFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What an S3 request is about.
 *
 * @param bucket empty for requests to the service itself
 * @param key empty for requests to a bucket
 */
record S3Target(String bucket, String key) {

  // Clients put the bucket into the host name where that can be resolved.
  private static final Pattern VIRTUAL =
      Pattern.compile("(?<bucket>[a-z0-9][a-z0-9.-]+)\\.(s3[.-].+|localhost)(:\\d+)?");

  static S3Target of(WireRequest request) {
    decode(request.rawQuery());
    String path = decode(request.rawPath().substring(request.rawPath().startsWith("/") ? 1 : 0));
    var host = VIRTUAL.matcher(request.header("host").orElse(""));
    if (host.matches()) {
      return new S3Target(host.group("bucket"), path);
    }
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Target(path, "")
        : new S3Target(path.substring(0, slash), path.substring(slash + 1));
  }

  private static String decode(String raw) {
    try {
      // In a path a plus sign is a plus sign.
      return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ServiceFault("InvalidURI", 400, "Couldn't parse the specified URI.");
    }
  }

  /** What the path names. */
  S3Route.Level level() {
    if (bucket.isEmpty()) {
      return S3Route.Level.SERVICE;
    }
    return key.isEmpty() ? S3Route.Level.BUCKET : S3Route.Level.OBJECT;
  }
}
