package io.ecdr.sim.wire;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What becomes of a request: an answer, silence, or a cut connection. */
public sealed interface WireAnswer {

  /**
   * An HTTP answer.
   *
   * @param headers without Content-Length
   * @param body to be closed by whoever sends it
   * @param length of the body in bytes; for HEAD the length that is told but not sent
   */
  record Http(int status, Map<String, String> headers, InputStream body, long length)
      implements WireAnswer {
    public Http {
      headers = new TreeMap<>(headers);
    }

    /** An answer with a text as its body. */
    static Http text(int status, Map<String, String> headers, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Http(status, headers, new ByteArrayInputStream(bytes), bytes.length);
    }
  }

  /** No answer while {@link Darkness} lasts: the Region is dark. */
  record Silent(Darkness darkness) implements WireAnswer {}

  /** The connection ends without an answer. */
  record Cut() implements WireAnswer {}

  /** Tells whether a Region is still dark. */
  @FunctionalInterface
  interface Darkness {
    boolean lasts();
  }
}
