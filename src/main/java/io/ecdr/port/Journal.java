package io.ecdr.port;

import java.util.List;

/** An operation's journal, open for writing. */
public interface Journal extends AutoCloseable {

  /**
   * Adds one line. When this returns, the line is on disk and survives the end of the process and
   * of the machine.
   *
   * @param line without line break
   * @throws StateUnusable when it could not be written
   */
  void append(String line);

  /**
   * Makes sure that other machines find all lines so far; does nothing where there are none.
   *
   * @throws NotShared when they cannot
   * @throws LockLost when another machine went on with the operation
   */
  default void share() {}

  /**
   * The same at the end of a run, as far as it is possible now.
   *
   * @return what did not work, one sentence each
   */
  default List<String> settle() {
    return List.of();
  }

  @Override
  void close();
}
