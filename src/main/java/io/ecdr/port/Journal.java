package io.ecdr.port;

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

  @Override
  void close();
}
