package io.ecdr.sim.rehearse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Calls the simulated services the way any AWS client does, so that a rehearsal needs neither the
 * {@code aws} command nor an SDK. The signature itself is made up: the simulator reads only the
 * scope in it.
 */
public final class FrontDoor {

  private static final String VERSION = "2015-02-02";

  private final URI endpoint;
  private final String region;
  private final String accessKey;

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param body XML, or empty
   */
  public record Answer(int status, String body) {

    /** Whether the service did it. */
    public boolean ok() {
      return status / 100 == 2;
    }

    /** The answer as XML. */
    public Xml xml() {
      return Xml.parse(body);
    }

    /** The error code on the wire, when it is an error document. */
    public Optional<String> errorCode() {
      return error("Code");
    }

    /** The error's text, when it is an error document. */
    public Optional<String> errorMessage() {
      return error("Message");
    }

    private Optional<String> error(String field) {
      if (ok() || body.isBlank()) {
        return Optional.empty();
      }
      var xml = xml();
      return xml.text("Error/" + field).or(() -> xml.text(field));
    }

    /** One line for people: the code and message of an error. */
    public String trouble() {
      return errorCode().orElse("HTTP " + status)
          + errorMessage().map(message -> ": " + message).orElse("");
    }
  }

  /**
   * @param endpoint the simulator's address
   * @param region the Region in the signature's scope
   * @param accessKey names the account, if it is the id of one
   */
  public FrontDoor(URI endpoint, String region, String accessKey) {
    this.endpoint = endpoint;
    this.region = region;
    this.accessKey = accessKey;
  }

  /** The Region it calls. */
  public String region() {
    return region;
  }

  /**
   * Calls a service that speaks the Query protocol.
   *
   * @param parameters by their names on the wire, such as {@code Tags.Tag.1.Key}
   */
  public Answer query(String service, String action, Map<String, String> parameters) {
    var form = new LinkedHashMap<String, String>();
    form.put("Action", action);
    form.put("Version", service.equals("sts") ? "2011-06-15" : VERSION);
    form.putAll(new TreeMap<>(parameters));
    String body =
        form.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    var headers = scope(service);
    headers.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    return send("POST", "/", headers, body);
  }

  /** Calls ElastiCache. */
  public Answer elasticache(String action, Map<String, String> parameters) {
    return query("elasticache", action, parameters);
  }

  /**
   * Calls S3.
   *
   * @param path such as {@code /bucket?policy}
   * @param body XML or JSON, empty for none
   */
  public Answer s3(String method, String path, String body) {
    var headers = scope("s3");
    headers.put("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
    return send(method, path, headers, body);
  }

  private Answer send(String method, String path, Map<String, String> headers, String body) {
    try {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      var reply = Http.send(method, endpoint.resolve(path), headers, bytes);
      return new Answer(reply.status(), reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no answer from " + endpoint + " for " + region + ": " + e.getMessage(), e);
    }
  }

  private Map<String, String> scope(String service) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential="
            + accessKey
            + "/20260101/"
            + region
            + "/"
            + service
            + "/aws4_request, SignedHeaders=host;x-amz-date, Signature="
            + "0".repeat(64));
    headers.put("X-Amz-Date", "20260101T000000Z");
    return headers;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
