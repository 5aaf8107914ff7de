package io.ecdr.port;

import java.util.Optional;

/** Whether somebody is there. */
@FunctionalInterface
public interface Reach {

  /** Connects, says nothing, and hangs up; tells why it could not. */
  Optional<String> trouble(String host, int port);
}
