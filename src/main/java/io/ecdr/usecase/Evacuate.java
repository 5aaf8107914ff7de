package io.ecdr.usecase;

import io.ecdr.model.EvacuateRequest;
import io.ecdr.plan.EvacuationInventory;
import io.ecdr.plan.EvacuationPlanner;
import io.ecdr.plan.Fingerprints;
import io.ecdr.port.Ids;
import io.ecdr.port.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Plans {@code evacuate}: each cache as {@code failover} or {@code restore} would plan it alone,
 * and all of them in one plan. Of the Region that is left only its list of caches is wanted, and
 * not waited for.
 */
public final class Evacuate implements Planning<EvacuateRequest> {

  private final Surveyor surveyor;
  private final Operations operations;
  private final Ids ids;
  private final String toolVersion;

  /**
   * @param operations whose journals tell what was detached already
   * @param toolVersion the version of ecdr, for the plan
   */
  public Evacuate(Surveyor surveyor, Operations operations, Ids ids, String toolVersion) {
    this.operations = Objects.requireNonNull(operations, "operations");
    this.surveyor = Objects.requireNonNull(surveyor, "surveyor");
    this.ids = Objects.requireNonNull(ids, "ids");
    this.toolVersion = Objects.requireNonNull(toolVersion, "toolVersion");
  }

  @Override
  public Planned plan(EvacuateRequest request) {
    try {
      var operation = ids.next();
      // What concerns the Region as a whole is the same for every cache, and asked once.
      var once = surveyor.remembering();
      var found = new EvacuationSurvey(once, request).read();
      var each =
          new EvacuationCandidates(
              once, request, found, new DetachedBefore(operations), operation, toolVersion);
      List<EvacuationInventory.Candidate> candidates = new ArrayList<>();
      found.caches().forEach(cache -> each.of(cache).ifPresent(candidates::add));
      candidates.addAll(each.missing());
      candidates.addAll(each.untagged());
      var inventory =
          new EvacuationInventory(
              found.identity().account(),
              found.identity().arn(),
              request.from(),
              request.to(),
              found.listed(),
              found.listing(),
              found.told().lost(),
              candidates,
              each.leftAlone(),
              once.gather().now());
      var plan = new EvacuationPlanner(toolVersion).plan(request, inventory, operation);
      return new Planned.Ready(
          plan,
          request.knowing(found.caches(), EvacuationPlanner.count(plan)),
          Fingerprints.of(inventory, plan));
    } catch (SurveyEnded e) {
      return new Planned.Rejected(e.why());
    }
  }
}
