package io.ecdr.usecase;

import io.ecdr.model.VerifyRequest;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.port.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How many bytes this machine has taken on to read in a day (UTC), by its own operations: all that
 * a verification was planned to read counts on the day that it began, read or not, so that one that
 * was killed cannot be begun over and over.
 */
final class SpentBytes {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

  /** A saved plan may be applied days after it got its id. */
  private static final Duration LONGEST_SAVED = Duration.ofDays(7);

  private final Operations operations;

  SpentBytes(Operations operations) {
    this.operations = operations;
  }

  /** On the day of that moment. */
  long on(Instant now) {
    var first = DAY.format(now.minus(LONGEST_SAVED));
    return operations.ids().stream()
        .filter(id -> id.compareTo(first) >= 0)
        .flatMap(id -> operations.find(id).stream())
        .filter(stored -> stored.plan().contains('"' + VerifyRequest.VERB + '"'))
        .map(Kept::read)
        .mapToLong(kept -> kept.plan().map(plan -> taken(kept, plan, now)).orElse(0L))
        .sum();
  }

  private static long taken(Kept kept, Plan plan, Instant now) {
    var began =
        kept.history()
            .flatMap(h -> h.entries().stream().findFirst())
            .map(entry -> entry.at())
            .orElse(plan.created());
    if (!DAY.format(began).equals(DAY.format(now))) {
      return 0;
    }
    return plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(step -> step instanceof Step.Local local && local.kind().equals("read-file"))
        .mapToLong(step -> ((Step.Local) step).parameters().number("Bytes").orElse(0L))
        .sum();
  }
}
