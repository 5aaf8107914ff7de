package io.ecdr.plan;

import io.ecdr.model.AccountId;
import io.ecdr.model.Region;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What would be done, as a value: lanes side by side, one per cache, each with its steps in order.
 *
 * @param id also the id of the operation that runs it
 * @param verb the command it is the plan of, such as {@code backup create}
 * @param toolVersion the version of ecdr that made it
 */
public record Plan(
    String id,
    String verb,
    String toolVersion,
    Instant created,
    AccountId account,
    List<Region> regions,
    List<Check> checks,
    List<Lane> lanes,
    Prediction prediction) {

  public Plan {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(verb, "verb");
    Objects.requireNonNull(toolVersion, "toolVersion");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(account, "account");
    regions = List.copyOf(regions);
    checks = List.copyOf(checks);
    lanes = List.copyOf(lanes);
    Objects.requireNonNull(prediction, "prediction");
    var seen = new HashSet<String>();
    for (var lane : lanes) {
      for (var step : lane.steps()) {
        if (!seen.add(step.id())) {
          throw new IllegalArgumentException("plan " + id + " repeats a step id: " + step.id());
        }
      }
    }
  }

  /** The checks that forbid running it. */
  public List<Check> blockers() {
    return checks.stream().filter(c -> c.verdict().blocks()).toList();
  }
}
