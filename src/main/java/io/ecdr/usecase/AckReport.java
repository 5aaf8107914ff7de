package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * That a change of roles was acknowledged.
 *
 * @param datastore the Global Datastore whose next role change need not wait
 * @param cache the member that became the primary, or was detached
 * @param already whether nothing was held up any more
 * @param places where it was read back
 * @param failed where it was not written, one sentence each
 */
public record AckReport(
    Instant at,
    String operation,
    String datastore,
    String verb,
    String cache,
    boolean already,
    List<String> places,
    List<String> failed) {
  public AckReport {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(datastore, "datastore");
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(cache, "cache");
    places = List.copyOf(places);
    failed = List.copyOf(failed);
  }

  /** 0 when it is so everywhere, else 20. */
  public ExitCode code() {
    return failed.isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }
}
