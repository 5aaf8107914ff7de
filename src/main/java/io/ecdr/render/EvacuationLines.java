package io.ecdr.render;

import io.ecdr.plan.Evacuated;
import io.ecdr.plan.Plan;
import java.util.Optional;

/** What is told of a plan that leaves a Region, where naming every cache would be too much. */
final class EvacuationLines {

  private EvacuationLines() {}

  /** Which Region is left, and how many caches there are; empty for other plans. */
  static Optional<String> heading(Plan plan) {
    return plan.lanes().stream()
        .flatMap(lane -> lane.evacuated().stream())
        .findFirst()
        .map(
            first ->
                first.source().region()
                    + " to "
                    + plan.regions().get(0)
                    + ": "
                    + Words.count(plan.lanes().size(), "cache")
                    + ", "
                    + ways(plan, Evacuated.Way.PROMOTE)
                    + " to promote, "
                    + detached(ways(plan, Evacuated.Way.DETACH))
                    + ways(plan, Evacuated.Way.RESTORE)
                    + " to restore, "
                    + ways(plan, Evacuated.Way.NOT_SAVED)
                    + " cannot be saved");
  }

  private static String detached(long number) {
    return number == 0 ? "" : number + " to detach, ";
  }

  private static long ways(Plan plan, Evacuated.Way way) {
    return plan.lanes().stream()
        .flatMap(lane -> lane.evacuated().stream())
        .filter(saved -> saved.way() == way)
        .count();
  }
}
