package io.ecdr.sim.engine.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports that were free a moment ago. */
final class FreePorts {

  private FreePorts() {}

  /** Finds as many different ports on loopback as asked for. */
  static List<Integer> find(int count) throws IOException {
    var held = new ArrayList<ServerSocket>();
    try {
      var ports = new ArrayList<Integer>();
      for (int i = 0; i < count; i++) {
        var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.add(socket.getLocalPort());
      }
      return ports;
    } finally {
      for (var socket : held) {
        socket.close();
      }
    }
  }
}
