package io.ecdr.port;

import java.io.IOException;
import java.io.InputStream;

/** Large files of this machine, from front to back. */
public interface FileStreams {

  /**
   * How large it is now, in bytes.
   *
   * @throws IOException when there is no such plain file; its message is fit to be shown
   */
  long size(String path) throws IOException;

  /**
   * Opens one; the caller closes it.
   *
   * @throws IOException when it cannot be read; its message is fit to be shown
   */
  InputStream open(String path) throws IOException;
}
