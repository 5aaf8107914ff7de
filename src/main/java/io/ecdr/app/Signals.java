package io.ecdr.app;

import io.ecdr.model.ExitCode;
import io.ecdr.port.Interrupt;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ctrl-C and SIGTERM while a plan runs: the first asks to stop, the second ends the process at
 * once. Outside of {@link #listen} they end the process as usual; nothing is on its way then.
 *
 * <p>The JDK has signal handlers only in a class that the compiler warns about, so it is reached by
 * reflection; where it is missing, the first signal ends the process.
 */
final class Signals implements Interrupt {

  private final AtomicReference<String> first = new AtomicReference<>();

  @Override
  public boolean requested() {
    return first.get() != null;
  }

  @Override
  public ExitCode code() {
    return code(first.get());
  }

  private static ExitCode code(String signal) {
    return "TERM".equals(signal) ? ExitCode.TERMINATED : ExitCode.INTERRUPTED;
  }

  /** From now on the first signal only asks. */
  void listen() {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var ours =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  came(signal.getMethod("getName").invoke(arguments[0]).toString());
                }
                return null;
              });
      for (var name : new String[] {"INT", "TERM"}) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
      }
    } catch (ReflectiveOperationException e) {
      // No such class here: signals keep ending the process, and op resume goes on from there.
    }
  }

  private void came(String name) {
    if (!first.compareAndSet(null, name)) {
      Runtime.getRuntime().halt(code(name).number());
    }
  }
}
