package io.ecdr.plan;

import io.ecdr.model.Region;
import io.ecdr.model.Value;
import java.util.Objects;

/**
 * A state of the world that can be looked at: "snapshot x is available", "group y serves".
 *
 * <p>The same condition tells whether a step has nothing left to do, whether it is finished, and
 * what became of a call whose answer was lost.
 *
 * @param kind names the observer that can judge it, such as {@code snapshot-available}
 */
public record Condition(String kind, Region region, Value.Fields parameters) {
  public Condition {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(parameters, "parameters");
  }
}
