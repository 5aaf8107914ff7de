package io.ecdr.gate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** What the process behind the gate does about it, before and while it does its work. */
public final class Inside {

  private static final int TERMINATED = 143;

  private Inside() {}

  /** Whether this process was started behind a gate. */
  public static boolean here() {
    return System.getProperty(Gated.INSIDE) != null;
  }

  /**
   * Opens the way to the gate, and watches whether whoever started us is still there.
   *
   * @throws IOException when there is no way
   */
  public static void enter() throws IOException {
    var watch = new Thread(Inside::endWithOurMaker, "ecdr-rehearsal-tie");
    watch.setDaemon(true);
    watch.start();
    var where = System.getProperty(Gated.INSIDE);
    if (where.startsWith("/")) {
      new Relay(Path.of(where)).open();
    }
  }

  /** Tells the gate that what is asked from now on belongs to this part. */
  public static void part(String name) {
    var own = Integer.getInteger("http.proxyPort");
    try (var gate = new Wire(SocketChannel.open(new InetSocketAddress("127.0.0.1", own)))) {
      gate.write(HttpTalk.PART + " " + name + " HTTP/1.1\r\n\r\n");
      Head.read(gate);
    } catch (IOException e) {
      throw new IllegalStateException("the gate does not answer: " + e.getMessage(), e);
    }
  }

  private static void endWithOurMaker() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said; that it ends is what matters.
      }
    } catch (IOException e) {
      // It has ended.
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    var where = System.getProperty(Gated.INSIDE);
    if (where.startsWith("/")) {
      Relay.remove(Path.of(where));
    }
    Runtime.getRuntime().halt(TERMINATED);
  }

  /** Ends a process and all that it has started, those first. */
  static void end(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
