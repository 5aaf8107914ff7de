package io.ecdr.aws;

import io.ecdr.plan.Call;
import java.time.Duration;
import java.util.Objects;

/**
 * How long one call may take before it is given up.
 *
 * @param connect to open a connection
 * @param read to answer a call that reads
 * @param again to answer a read in a Region that has let reads run out of time and has not answered
 *     since: a Region that hangs should not cost the whole wait each time
 * @param change to answer a call that changes something; longer, because giving up leaves an
 *     unknown outcome
 * @param copy to answer a server-side copy, which S3 answers only when the bytes are there
 *     (S3API:CopyObject)
 */
public record Budgets(
    Duration connect, Duration read, Duration again, Duration change, Duration copy) {

  /** As much for every read. */
  public Budgets(Duration connect, Duration read, Duration change, Duration copy) {
    this(connect, read, read, change, copy);
  }

  /** 2 s to connect; 10 s for reads, then 2 s, 30 s for changes, 5 min for copies. */
  public static final Budgets USUAL =
      new Budgets(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5));

  /** The sorts of patience. */
  enum Patience {
    READ,
    READ_AGAIN,
    CHANGE,
    COPY;

    static Patience of(Call call, boolean silent) {
      if (call.readsOnly()) {
        return silent ? READ_AGAIN : READ;
      }
      return switch (call.action()) {
        case "CopyObject", "UploadPartCopy", "CompleteMultipartUpload" -> COPY;
        default -> CHANGE;
      };
    }
  }

  public Budgets {
    for (var each : new Duration[] {connect, read, again, change, copy}) {
      Objects.requireNonNull(each, "budget");
      if (each.isNegative() || each.isZero()) {
        throw new IllegalArgumentException("a budget must be longer than nothing: " + each);
      }
    }
  }

  Duration answer(Patience patience) {
    return switch (patience) {
      case READ -> read;
      case READ_AGAIN -> again;
      case CHANGE -> change;
      case COPY -> copy;
    };
  }
}
