package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * Where clients connected to before a change of roles, and where they connect to now.
 *
 * @param old the old primary; empty when there was none, or when nothing changed
 * @param now the new primary, as it was read after the change
 */
public record EndpointsMoved(Optional<Side> old, Side now) {

  /**
   * One of them.
   *
   * @param endpoints as {@link CacheEndpoints} tells them; empty when they were not read
   */
  public record Side(String id, String region, Optional<Value.Fields> endpoints) {}

  /** Of a lane's steps; empty when they change no roles, or did not get there. */
  static Optional<EndpointsMoved> of(List<Report.StepReport> steps) {
    return steps.stream()
        .filter(s -> s.step() instanceof Step.Ladder)
        .reduce((there, back) -> back)
        .filter(s -> s.outcome().filter(StepOutcome.Done.class::isInstance).isPresent())
        .flatMap(
            s ->
                of((Step.Ladder) s.step(), ((StepOutcome.Done) s.outcome().orElseThrow()).facts()));
  }

  private static Optional<EndpointsMoved> of(Step.Ladder ladder, Value.Fields facts) {
    var region = ladder.rungs().get(0).done().region();
    var old =
        RoleBefore.primary(ladder.before())
            .filter(m -> !ladder.already())
            .map(
                m ->
                    new Side(
                        m.text("ReplicationGroupId").orElse(""),
                        m.text("ReplicationGroupRegion").orElse(""),
                        known(ladder.before())));
    // A journal of before they were told has none.
    return known(facts)
        .map(
            told ->
                new EndpointsMoved(
                    old,
                    new Side(
                        facts.text("ReplicationGroupId").orElse(""),
                        region.id(),
                        Optional.of(told))));
  }

  private static Optional<Value.Fields> known(Value.Fields fields) {
    return Optional.of(fields.fields(CacheEndpoints.FACT)).filter(e -> !e.members().isEmpty());
  }
}
