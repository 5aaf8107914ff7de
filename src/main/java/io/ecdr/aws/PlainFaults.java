package io.ecdr.aws;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Refusals of the services that are spoken to without their SDK modules. */
final class PlainFaults {

  private PlainFaults() {}

  static AwsServiceException of(PlainRequest request, SdkHttpResponse head, byte[] body) {
    var words = request.isJson() ? json(head, body) : xml(body);
    return AwsServiceException.builder()
        .statusCode(head.statusCode())
        .requestId(head.firstMatchingHeader("x-amzn-RequestId").or(words::requestId).orElse(null))
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(words.code().or(() -> withheld(head)).orElse(null))
                .errorMessage(words.message().orElse(""))
                .sdkHttpResponse(head)
                .rawResponse(SdkBytes.fromByteArray(body))
                .build())
        .build();
  }

  /** Java's HTTP client gives no body of a 401 to a request with a body; EC2 refuses with it. */
  private static Optional<String> withheld(SdkHttpResponse head) {
    return head.statusCode() == 401 ? Optional.of("401") : Optional.empty();
  }

  private record Words(
      Optional<String> code, Optional<String> message, Optional<String> requestId) {

    static final Words NONE = new Words(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** IAM: {@code ErrorResponse/Error}; EC2: {@code Response/Errors/Error}. */
  private static Words xml(byte[] body) {
    try {
      return new Words(
          PlainXml.first(body, "Code"),
          PlainXml.first(body, "Message"),
          PlainXml.first(body, "RequestId").or(() -> PlainXml.first(body, "RequestID")));
    } catch (SdkClientException e) {
      return Words.NONE;
    }
  }

  /** The code may come with a namespace before it, or an address behind it. */
  private static Words json(SdkHttpResponse head, byte[] body) {
    try {
      var told = Json.readForeign(new String(body, StandardCharsets.UTF_8));
      var code = head.firstMatchingHeader("x-amzn-ErrorType").or(() -> told.text("__type"));
      return new Words(
          code.map(c -> c.replaceFirst("^.*#", "").replaceFirst(":.*$", "")),
          told.text("message").or(() -> told.text("Message")),
          Optional.empty());
    } catch (Malformed e) {
      return Words.NONE;
    }
  }
}
