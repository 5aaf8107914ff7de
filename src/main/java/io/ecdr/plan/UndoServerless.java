package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.List;

/**
 * Takes away what an unfinished restore left of a serverless cache: one that was never seen
 * available. One that was is perhaps in use and stays.
 */
final class UndoServerless {

  private static final String NAME = "ServerlessCacheName";

  private final Plan undone;
  private final Lane lane;
  private final Remains remains;
  private final CallMaker calls;
  private final UndoPlanner.Left left;

  UndoServerless(Plan undone, Lane lane, Remains remains, CallMaker calls, UndoPlanner.Left left) {
    this.undone = undone;
    this.lane = lane;
    this.remains = remains;
    this.calls = calls;
    this.left = left;
  }

  void addTo(List<Step> steps) {
    lane.steps().stream()
        .filter(Step.Act.class::isInstance)
        .map(Step.Act.class::cast)
        .filter(act -> act.call().action().equals("CreateServerlessCache") && remains.sent(act))
        .forEach(act -> made(act, steps));
  }

  private void made(Step.Act act, List<Step> steps) {
    var name = act.call().parameters().text(NAME).orElse("");
    var region = act.call().region();
    if (remains.done(act).isPresent()) {
      left.add(
          "serverless cache " + name + " in " + region + " was made and may be in use",
          "aws elasticache delete-serverless-cache --serverless-cache-name "
              + name
              + " --region "
              + region);
      return;
    }
    var named = Value.fields(NAME, name);
    steps.addAll(
        UndoSteps.of(
            undone,
            remains,
            act,
            "serverless cache " + name,
            "serverless",
            named,
            calls.elastiCache(region, "DeleteServerlessCache", named)));
  }
}
