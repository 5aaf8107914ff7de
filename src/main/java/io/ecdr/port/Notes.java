package io.ecdr.port;

import java.util.List;
import java.util.Optional;

/**
 * Small texts for all programs to read: kept on this machine and in each bucket that is shared. No
 * place is needed for another: what does not answer says so.
 */
public interface Notes {

  /**
   * What one place says.
   *
   * @param text empty when nothing is written there
   * @param trouble why nobody can tell; empty when the place answered
   */
  record Said(String place, Optional<String> text, Optional<String> trouble) {}

  /** What each place says under a name, this machine first. */
  List<Said> read(String name);

  /**
   * Writes to all places.
   *
   * @return what did not work, one sentence each; nothing when it is written everywhere
   */
  List<String> write(String name, String text);
}
