package io.ecdr.plan;

import io.ecdr.model.Fact;
import io.ecdr.model.Publication;
import io.ecdr.model.Value;
import java.util.Objects;

/**
 * A place that is to be told the new endpoint, as it was before.
 *
 * @param found what matters of it, without any value; absent when there is none
 */
public record Published(Publication place, Fact<Value.Fields> found) {

  /** The fact that says what a secret is, in the words of who reads it. */
  public static final String HOLDS = "Holds";

  public Published {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(found, "found");
  }
}
