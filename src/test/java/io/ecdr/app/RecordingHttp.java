package io.ecdr.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Sends over the network and notes each request as it leaves. */
final class RecordingHttp implements SdkHttpClient {

  /**
   * One request.
   *
   * @param action the Query protocol's action; for S3 the method and path
   * @param region as the signature's scope names it; empty when it is not signed
   */
  record Sent(String method, String action, String region) {
    Sent(String method, String action) {
      this(method, action, "");
    }

    /** Whether it can change nothing, by the wire alone. */
    boolean readsOnly() {
      return method.equals("POST")
          ? action.matches("(Describe|List|Get|Head).*")
          : method.equals("GET") || method.equals("HEAD");
    }
  }

  private final SdkHttpClient network =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(1))
          .socketTimeout(Duration.ofSeconds(2))
          .build();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();

  List<Sent> sent() {
    return sent;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var http = request.httpRequest();
    var method = http.method().name();
    var region = region(http.firstMatchingHeader("Authorization").orElse(""));
    if (!method.equals("POST")) {
      sent.add(new Sent(method, http.encodedPath(), region));
      return network.prepareRequest(request);
    }
    var path = http.encodedPath();
    if (path.contains("/operation/")) {
      // CloudWatch is spoken to in binary, with the action in the path.
      sent.add(new Sent(method, path.substring(path.lastIndexOf('/') + 1), region));
      return network.prepareRequest(request);
    }
    var body = body(request);
    sent.add(new Sent(method, body.replaceAll("(?s).*\\bAction=(\\w+).*", "$1"), region));
    var again =
        HttpExecuteRequest.builder()
            .request(http)
            .contentStreamProvider(
                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
            .build();
    return network.prepareRequest(again);
  }

  private static String region(String authorization) {
    var parts = authorization.replaceAll("(?s).*Credential=([^,]+),.*", "$1").split("/");
    return parts.length > 2 ? parts[2] : "";
  }

  private static String body(HttpExecuteRequest request) {
    try (var stream = request.contentStreamProvider().orElseThrow().newStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
