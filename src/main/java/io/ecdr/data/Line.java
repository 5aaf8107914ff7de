package io.ecdr.data;

import java.io.Closeable;
import java.io.IOException;

/** The connection that an attempt has open, so that another thread can end it. */
final class Line {

  private Closeable open;
  private boolean reached;
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
    reached = true;
  }

  synchronized boolean reached() {
    return reached;
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
