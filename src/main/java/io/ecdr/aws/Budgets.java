package io.ecdr.aws;

import io.ecdr.plan.Call;
import java.time.Duration;
import java.util.Objects;

/**
 * How long one call may take before it is given up.
 *
 * @param connect to open a connection
 * @param read to answer a call that reads
 * @param change to answer a call that changes something; longer, because giving up leaves an
 *     unknown outcome
 * @param copy to answer a server-side copy, which S3 answers only when the bytes are there
 *     (S3API:CopyObject)
 */
public record Budgets(Duration connect, Duration read, Duration change, Duration copy) {

  /** 2 s to connect; 10 s for reads, 30 s for changes, 5 min for copies. */
  public static final Budgets USUAL =
      new Budgets(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5));

  /** The three sorts of patience. */
  enum Patience {
    READ,
    CHANGE,
    COPY;

    static Patience of(Call call) {
      if (call.readsOnly()) {
        return READ;
      }
      return switch (call.action()) {
        case "CopyObject", "UploadPartCopy", "CompleteMultipartUpload" -> COPY;
        default -> CHANGE;
      };
    }
  }

  public Budgets {
    for (var each : new Duration[] {connect, read, change, copy}) {
      Objects.requireNonNull(each, "budget");
      if (each.isNegative() || each.isZero()) {
        throw new IllegalArgumentException("a budget must be longer than nothing: " + each);
      }
    }
  }

  Duration answer(Patience patience) {
    return switch (patience) {
      case READ -> read;
      case CHANGE -> change;
      case COPY -> copy;
    };
  }
}
