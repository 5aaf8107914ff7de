package io.ecdr.sim.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The same wire without sockets: SDK clients built on it talk to a world on their own thread, so
 * everything can happen in virtual time. A dark Region cannot hang there; it is a read timeout at
 * once. Closing a client does nothing: several may share one.
 */
public final class InProcessHttpClient implements SdkHttpClient {

  private final Front front;

  public InProcessHttpClient(Front front) {
    this.front = front;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return execute(request);
      }

      @Override
      public void abort() {
        // The call is over before anyone could.
      }
    };
  }

  private HttpExecuteResponse execute(HttpExecuteRequest request) throws IOException {
    try (InputStream body =
        request
            .contentStreamProvider()
            .<InputStream>map(provider -> provider.newStream())
            .orElseGet(() -> new ByteArrayInputStream(new byte[0]))) {
      var answer = front.answer(wire(request.httpRequest(), body));
      if (answer instanceof WireAnswer.Http http) {
        return response(request.httpRequest(), http);
      }
      if (answer instanceof WireAnswer.Silent) {
        throw new SocketTimeoutException("Read timed out");
      }
      throw new SocketException("Connection closed without an answer");
    }
  }

  private static WireRequest wire(SdkHttpRequest request, InputStream body) {
    return new WireRequest(
        request.method().name(),
        request.encodedPath().isEmpty() ? "/" : request.encodedPath(),
        request.encodedQueryParameters().orElse(""),
        request.headers(),
        body);
  }

  private static HttpExecuteResponse response(SdkHttpRequest request, WireAnswer.Http http)
      throws IOException {
    var head = SdkHttpFullResponse.builder().statusCode(http.status());
    http.headers().forEach(head::putHeader);
    head.putHeader("Content-Length", Long.toString(http.length()));
    var response = HttpExecuteResponse.builder();
    if (request.method().name().equals("HEAD")) {
      http.body().close();
    } else {
      response.responseBody(AbortableInputStream.create(http.body()));
    }
    return response.response(head.build()).build();
  }

  @Override
  public void close() {
    // Nothing is held.
  }

  @Override
  public String clientName() {
    return "InProcess";
  }
}
