package io.ecdr.data;

import io.ecdr.port.Reach;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Connects to a port and hangs up. Where sockets go by a proxy, the name is handed on to it
 * unresolved: behind a gate nobody else can tell its address.
 */
public final class Knock implements Reach {

  private static final Duration PATIENCE = Duration.ofSeconds(7);

  @Override
  public Optional<String> trouble(String host, int port) {
    var proxy =
        ProxySelector.getDefault().select(URI.create("socket://" + host + ":" + port)).stream()
            .findFirst()
            .orElse(Proxy.NO_PROXY);
    try (var socket = new Socket(proxy)) {
      var address =
          proxy.type() == Proxy.Type.DIRECT
              ? new InetSocketAddress(host, port)
              : InetSocketAddress.createUnresolved(host, port);
      socket.connect(address, (int) PATIENCE.toMillis());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(host + ":" + port + ": " + e.getMessage());
    }
  }
}
