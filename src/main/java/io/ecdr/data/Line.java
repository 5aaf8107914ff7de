package io.ecdr.data;

import java.io.Closeable;
import java.io.IOException;

/** The connection that an attempt has open, so that another thread can end it. */
final class Line {

  private Closeable open;
  private int connections;
  private boolean cut;

  /** A connection is about to be made. */
  synchronized void opening(Closeable connection) {
    open = connection;
    if (cut) {
      throw new IllegalStateException("abandoned");
    }
  }

  /** It is made. */
  synchronized void connected() {
    connections++;
  }

  synchronized boolean reached() {
    return connections > 0;
  }

  synchronized int connections() {
    return connections;
  }

  /** Ends what is open, and lets nothing be opened any more. */
  synchronized void cut() {
    cut = true;
    if (open != null) {
      try {
        open.close();
      } catch (IOException | RuntimeException e) {
        // Its own time limits end it.
      }
    }
  }
}
