package io.ecdr.port;

import io.ecdr.plan.Call;
import io.ecdr.plan.Completion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Large objects in S3, from front to back. */
public interface ObjectStreams {

  /**
   * Opens one. A connection that breaks on the way is made again from where it broke, as long as
   * the object is still the same one. The caller closes the stream.
   *
   * @param get the {@code GetObject} that reads it, without a range
   * @throws Unreadable when it cannot be opened; reading throws it as well
   */
  InputStream open(Call get) throws Unreadable;

  /** An object, or the rest of it, cannot be read. */
  final class Unreadable extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Call call;
    private final transient Completion completion;

    /**
     * @param completion how the call ended
     */
    public Unreadable(Call call, Completion completion) {
      super(call.name() + " did not give the whole object");
      this.call = Objects.requireNonNull(call, "call");
      this.completion = Objects.requireNonNull(completion, "completion");
    }

    /** The call that ended so. */
    public Call call() {
      return call;
    }

    /** How it ended. */
    public Completion completion() {
      return completion;
    }
  }
}
