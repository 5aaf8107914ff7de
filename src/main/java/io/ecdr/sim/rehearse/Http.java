package io.ecdr.sim.rehearse;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One HTTP request at a time, with short waits: what it talks to is on this machine. */
final class Http {

  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MILLIS = 10_000;

  /** An answer, whatever its status. */
  record Reply(int status, String body) {}

  private Http() {}

  /**
   * Sends a request.
   *
   * @param body empty for none
   * @throws IOException when nobody answers in time
   */
  static Reply send(String method, URI uri, Map<String, String> headers, byte[] body)
      throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(method);
    headers.forEach(connection::setRequestProperty);
    if (body.length > 0) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      try (var out = connection.getOutputStream()) {
        out.write(body);
      }
    }
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Reply(status, text);
    }
  }
}
