package io.ecdr.usecase;

import io.ecdr.model.ExitCode;
import io.ecdr.model.ReplicationGroup;
import io.ecdr.model.WriteProbe;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Step;
import io.ecdr.port.Reach;
import io.ecdr.usecase.Rehearsed.Part;
import io.ecdr.usecase.Rehearsed.Verdict;
import java.util.List;
import java.util.Optional;

/** Knocks where the trial write would go; writes nothing and logs in nowhere. */
public final class RehearsedEngine {

  private static final String TITLE = "The standby's engine can be reached for the trial write";

  private final Surveyor surveyor;
  private final Reach reach;

  /**
   * @param reach tells whether somebody is there
   */
  public RehearsedEngine(Surveyor surveyor, Reach reach) {
    this.surveyor = surveyor;
    this.reach = reach;
  }

  List<Part> look(Plan plan) {
    return plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .filter(Step.Probe.class::isInstance)
        .map(Step.Probe.class::cast)
        .map(this::look)
        .toList();
  }

  private Part look(Step.Probe probe) {
    var call = new GroupCalls(surveyor.maker()).group(probe.region(), probe.group());
    var gather = surveyor.gather();
    var fact = gather.read(List.of(call), gather.deadline()).fact(call);
    Optional<ReplicationGroup.Endpoint> endpoint =
        GroupCalls.first(fact, "ReplicationGroups")
            .map(fields -> ReplicationGroup.of(probe.region(), fields))
            .value()
            .flatMap(ReplicationGroup::clientEndpoint);
    if (endpoint.isEmpty()) {
      return part(probe, "AWS tells no address of " + probe.group());
    }
    var there = endpoint.get();
    return reach
        .trouble(there.address(), there.port())
        .map(why -> part(probe, why))
        .orElseGet(
            () ->
                new Part(
                    "engine", TITLE, Verdict.OK, there + " takes connections", "", ExitCode.OK));
  }

  private static Part part(Step.Probe probe, String why) {
    boolean needed = probe.choice().mode() == WriteProbe.Mode.REQUIRED;
    return new Part(
        "engine",
        TITLE,
        needed ? Verdict.FAILED : Verdict.WARN,
        why + (needed ? "" : "; the failover would end with 0 and writeProbe: not-tested"),
        "run it from where the cache's clients are",
        ExitCode.VERIFICATION_FAILED);
  }
}
