package io.ecdr.app;

import io.ecdr.codec.Json;
import io.ecdr.model.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
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

  /**
   * All of one request that tells what must be allowed for it.
   *
   * @param service as the signature's scope names it
   * @param parameters of the address, and of the Query protocol's body
   * @param copySource where a copy comes from; empty when it is none
   */
  record Wire(
      String service,
      String region,
      String method,
      String path,
      Map<String, String> parameters,
      String copySource,
      String expectedOwner) {}

  private final SdkHttpClient network =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(1))
          .socketTimeout(Duration.ofSeconds(2))
          .build();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final List<Wire> wire = new CopyOnWriteArrayList<>();

  List<Sent> sent() {
    return sent;
  }

  List<Wire> wire() {
    return wire;
  }

  private void note(SdkHttpRequest http, String body) {
    var parameters = new TreeMap<String, String>();
    http.rawQueryParameters()
        .forEach(
            (name, values) -> parameters.put(name, values.isEmpty() ? "" : "" + values.get(0)));
    for (var pair : body.isEmpty() ? new String[0] : body.split("&")) {
      var parts = pair.split("=", 2);
      parameters.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    var authorization = http.firstMatchingHeader("Authorization").orElse("");
    wire.add(
        new Wire(
            scope(authorization, 3),
            scope(authorization, 2),
            http.method().name(),
            URLDecoder.decode(http.encodedPath().replace("+", "%2B"), StandardCharsets.UTF_8),
            parameters,
            URLDecoder.decode(
                http.firstMatchingHeader("x-amz-copy-source").orElse(""), StandardCharsets.UTF_8),
            http.firstMatchingHeader("x-amz-expected-bucket-owner").orElse("")));
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var http = request.httpRequest();
    var method = http.method().name();
    var region = region(http.firstMatchingHeader("Authorization").orElse(""));
    if (!method.equals("POST")) {
      note(http, "");
      sent.add(new Sent(method, http.encodedPath(), region));
      return network.prepareRequest(request);
    }
    var path = http.encodedPath();
    if (path.contains("/operation/")) {
      note(http, "");
      // CloudWatch is spoken to in binary, with the action in the path.
      sent.add(new Sent(method, path.substring(path.lastIndexOf('/') + 1), region));
      return network.prepareRequest(request);
    }
    var body = body(request);
    var target = http.firstMatchingHeader("X-Amz-Target");
    if (target.isPresent()) {
      var action = target.get().substring(target.get().indexOf('.') + 1);
      note(http, "Action=" + action + json(body));
      sent.add(new Sent(method, action, region));
      return network.prepareRequest(request);
    }
    note(http, body.contains("Action=") ? body : "");
    sent.add(new Sent(method, body.replaceAll("(?s).*\\bAction=(\\w+).*", "$1"), region));
    var again =
        HttpExecuteRequest.builder()
            .request(http)
            .contentStreamProvider(
                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
            .build();
    return network.prepareRequest(again);
  }

  /** The texts of a JSON document as a form. */
  private static String json(String body) {
    return Json.readForeign(body).members().entrySet().stream()
        .filter(m -> m.getValue() instanceof Value.Text)
        .map(
            m ->
                "&"
                    + m.getKey()
                    + "="
                    + URLEncoder.encode(
                        ((Value.Text) m.getValue()).value(), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private static String region(String authorization) {
    return scope(authorization, 2);
  }

  private static String scope(String authorization, int part) {
    var parts = authorization.replaceAll("(?s).*Credential=([^,]+),.*", "$1").split("/");
    return parts.length > part ? parts[part] : "";
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
