package io.ecdr.aws;

import io.ecdr.codec.Json;
import io.ecdr.codec.Malformed;
import io.ecdr.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Sends requests that are written by hand, signed and sent by the SDK's own parts. What goes wrong
 * is thrown as the SDK's exceptions, so that {@link Faults} sorts it like everything else.
 *
 * @param service as in signatures
 * @param region as in signatures
 */
record PlainClient(
    SdkHttpClient http,
    AwsCredentialsProvider credentials,
    URI endpoint,
    String service,
    String region)
    implements AutoCloseable {

  /** More than any answer to what ecdr asks; beyond it something else is answering. */
  private static final int LARGEST = 8 << 20;

  Value.Fields send(PlainRequest request) {
    var body = ContentStreamProvider.fromByteArray(request.bytes());
    var head =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(endpoint)
            .encodedPath(endpoint.getRawPath().replaceFirst("/$", "") + request.path());
    request.query().forEach(head::putRawQueryParameter);
    boolean sends = request.method().equals("POST");
    if (sends) {
      head.putHeader("Content-Type", request.contentType())
          .putHeader("Content-Length", String.valueOf(request.bytes().length));
    }
    request.target().ifPresent(target -> head.putHeader("X-Amz-Target", target));
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                s ->
                    s.identity(credentials.resolveCredentials())
                        .request(head.build())
                        .payload(body)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    var sent = HttpExecuteRequest.builder().request(signed.request());
    if (sends) {
      // Java's HTTP client makes a POST of a GET that has a body, be it an empty one.
      sent.contentStreamProvider(signed.payload().orElse(body));
    }
    try {
      var answer = http.prepareRequest(sent.build()).call();
      OnlyAws.check(answer.httpResponse());
      try (InputStream in = answer.responseBody().map(b -> (InputStream) b).orElse(nothing())) {
        return read(request, answer.httpResponse(), in.readNBytes(LARGEST));
      }
    } catch (IOException e) {
      throw SdkClientException.create(e.getMessage(), e);
    }
  }

  private static InputStream nothing() {
    return InputStream.nullInputStream();
  }

  private static Value.Fields read(PlainRequest request, SdkHttpResponse head, byte[] body) {
    if (!head.isSuccessful()) {
      throw PlainFaults.of(request, head, body);
    }
    if (!request.isJson()) {
      return PlainXml.answer(body, request.names());
    }
    try {
      return Json.readForeign(new String(body, StandardCharsets.UTF_8));
    } catch (Malformed e) {
      throw SdkClientException.create("no JSON: " + e.getMessage(), e);
    }
  }

  /** The HTTP client is its maker's. */
  @Override
  public void close() {}
}
