package io.ecdr.plan;

import io.ecdr.model.LossLimit;
import io.ecdr.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What may be lost, as a ladder keeps it: whoever goes on with it later measures the loss again and
 * holds it to the same bound.
 */
public final class Agreed {

  private static final String NAME = "Agreed";
  private static final String MOST = "MaxDataLoss";
  private static final String UNKNOWN = "UnknownLoss";
  private static final String STOPPED = "WritesStoppedAt";

  private Agreed() {}

  /** What was there before, and what may be lost of it. */
  static Value.Fields beside(Value.Fields before, LossLimit limit) {
    var agreed = Value.Fields.NONE.with(UNKNOWN, limit.unknownToo());
    var most = limit.most().map(m -> agreed.with(MOST, m.toString())).orElse(agreed);
    return before.with(
        NAME, limit.writesStopped().map(at -> most.with(STOPPED, at.toString())).orElse(most));
  }

  /** The bound; empty for a ladder of a plan that kept none. */
  public static Optional<LossLimit> in(Step.Ladder ladder) {
    return ladder
        .before()
        .get(NAME)
        .filter(Value.Fields.class::isInstance)
        .map(Value.Fields.class::cast)
        .map(
            agreed ->
                new LossLimit(
                    agreed.text(MOST).map(Duration::parse),
                    agreed.flag(UNKNOWN).orElse(false),
                    agreed.text(STOPPED).map(Instant::parse)));
  }
}
