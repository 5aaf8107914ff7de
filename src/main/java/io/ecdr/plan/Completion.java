package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.Objects;

/** What became of one call. */
public sealed interface Completion {

  /** The service did it, or took it on, and this is what it said. */
  record Answered(Value.Fields body) implements Completion {
    public Answered {
      Objects.requireNonNull(body, "body");
    }
  }

  /**
   * The service said no. Nothing was changed by this call.
   *
   * @param code the service's own code, such as {@code SnapshotAlreadyExistsFault}
   * @param httpStatus the HTTP status, 0 when there was none
   */
  record Refused(String code, String message, int httpStatus, RefusalKind kind)
      implements Completion {
    public Refused {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(kind, "kind");
    }
  }

  /** The call did not get through: it was never sent, so it changed nothing. */
  record Unreachable(String why) implements Completion {
    public Unreachable {
      Objects.requireNonNull(why, "why");
    }
  }

  /** The call was sent and the answer did not come back whole: it may or may not have acted. */
  record Lost(String why) implements Completion {
    public Lost {
      Objects.requireNonNull(why, "why");
    }
  }
}
