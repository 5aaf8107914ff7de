package io.ecdr.model.config;

import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told, and of what. One of the two addresses is given.
 *
 * @param webhook takes a JSON document by POST
 * @param topic an SNS topic's ARN
 */
public record Notify(Optional<URI> webhook, Optional<String> topic, Set<Occasion> on) {

  /** What may be told. */
  public enum Occasion {
    /** An operation failed. */
    FAILED,
    /** An objective is missed. */
    MISSED,
    /** An objective that was missed is kept again. */
    RECOVERED,
    /** An operation is done. */
    DONE
  }

  public Notify {
    Objects.requireNonNull(webhook, "webhook");
    Objects.requireNonNull(topic, "topic");
    if (webhook.isPresent() == topic.isPresent()) {
      throw new IllegalArgumentException("a notification has a webhook or a topic, one of them");
    }
    on =
        Collections.unmodifiableSet(
            on.isEmpty() ? EnumSet.noneOf(Occasion.class) : EnumSet.copyOf(on));
  }
}
