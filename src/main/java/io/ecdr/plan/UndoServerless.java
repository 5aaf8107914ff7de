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
    var what = "serverless cache " + name + " in " + region;
    if (remains.done(act).isPresent()) {
      left.add(
          what + " was made and may be in use",
          "aws elasticache delete-serverless-cache --serverless-cache-name "
              + name
              + " --region "
              + region);
      return;
    }
    var own =
        Value.fields(
            NAME,
            name,
            "Operation",
            undone.id(),
            "NotBefore",
            UndoPlanner.settled(remains.sent().get(act.id())));
    steps.add(
        new Step.Await(
            act.id() + "/settled",
            "Wait until serverless cache " + name + " may be deleted",
            new Condition("serverless-deletable", region, own),
            act.limits(),
            "it was never seen available"));
    steps.add(
        new Step.Act(
            act.id() + "/undo",
            "Delete " + what,
            calls.elastiCache(region, "DeleteServerlessCache", Value.fields(NAME, name)),
            new Condition("serverless-gone", region, own),
            Step.Repeat.SERVICE_REFUSES_SECOND,
            UndoPlanner.deleting(5),
            "",
            "nothing goes on with it, and it carries the tag of operation " + undone.id()));
  }
}
