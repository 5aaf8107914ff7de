package io.ecdr.sim.wire;

import io.ecdr.sim.service.ServiceFault;
import io.ecdr.sim.world.s3.Algorithm;
import io.ecdr.sim.world.s3.Bodies;
import io.ecdr.sim.world.s3.Body;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The body of an S3 request, received and found to be what the client says it is
 * (S3:checking-object-integrity).
 *
 * @param body its bytes, out of their frames
 * @param trailers headers that came after it, by name in lower case
 */
record S3Body(Body body, Map<String, String> trailers) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  S3Body {
    trailers = new TreeMap<>(trailers);
  }

  /**
   * Reads a body to its end.
   *
   * @param limit in bytes
   * @throws ServiceFault when it is too long, ends early, or does not fit a checksum
   */
  static S3Body receive(WireRequest request, Bodies bodies, long limit) {
    var chunked =
        ChunkedBody.frames(request)
            ? Optional.of(new ChunkedBody(request.body()))
            : Optional.<ChunkedBody>empty();
    InputStream in = chunked.<InputStream>map(c -> c).orElse(request.body());
    try {
      var body =
          bodies
              .receive(in, algorithm(request), limit)
              .orElseThrow(
                  () ->
                      new ServiceFault(
                          "EntityTooLarge",
                          400,
                          "Your proposed upload exceeds the maximum allowed size"));
      var received = new S3Body(body, chunked.map(ChunkedBody::trailers).orElse(Map.of()));
      received.check(request);
      return received;
    } catch (EOFException e) {
      throw incomplete();
    } catch (IOException e) {
      throw new ServiceFault("InvalidRequest", 400, "The body cannot be read: " + e.getMessage());
    }
  }

  private static Algorithm algorithm(WireRequest request) {
    for (var algorithm : Algorithm.values()) {
      if (request.header(algorithm.header()).isPresent()
          || request.header("x-amz-trailer").filter(algorithm.header()::equals).isPresent()) {
        return algorithm;
      }
    }
    return Algorithm.CRC64NVME;
  }

  private static ServiceFault incomplete() {
    return new ServiceFault(
        "IncompleteBody",
        400,
        "You did not provide the number of bytes specified by the Content-Length HTTP header");
  }

  private void check(WireRequest request) {
    String lengthHeader =
        ChunkedBody.frames(request) ? "x-amz-decoded-content-length" : "content-length";
    if (request
        .header(lengthHeader)
        .filter(n -> !n.equals(Long.toString(body.size())))
        .isPresent()) {
      throw incomplete();
    }
    for (var algorithm : Algorithm.values()) {
      var told = request.header(algorithm.header());
      told.or(() -> Optional.ofNullable(trailers.get(algorithm.header())))
          .filter(value -> !value.equals(body.checksum(algorithm)))
          .ifPresent(
              value -> {
                throw bad(
                    "The " + algorithm + " you specified did not match the calculated checksum.");
              });
    }
    request
        .header("content-md5")
        .filter(value -> !value.equals(base64(body.md5())))
        .ifPresent(
            value -> {
              throw bad("The Content-MD5 you specified did not match what we received.");
            });
    request
        .header("x-amz-content-sha256")
        .filter(value -> SHA256.matcher(value).matches())
        .filter(value -> !base64(value).equals(body.checksum(Algorithm.SHA256)))
        .ifPresent(
            value -> {
              throw new ServiceFault(
                  "XAmzContentSHA256Mismatch",
                  400,
                  "The provided 'x-amz-content-sha256' header does not match what was computed.");
            });
  }

  private static ServiceFault bad(String message) {
    return new ServiceFault("BadDigest", 400, message);
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }
}
