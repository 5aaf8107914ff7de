package io.ecdr.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Gives users back what a fence took away, as its own plan tells what that was. */
final class UndoFence {

  private final Lane lane;
  private final Remains remains;
  private final CallMaker calls;

  UndoFence(Lane lane, Remains remains, CallMaker calls) {
    this.lane = lane;
    this.remains = remains;
    this.calls = calls;
  }

  void addTo(List<Step> steps) {
    List<Step> lifts = new ArrayList<>();
    for (var step : lane.steps()) {
      if (step instanceof Step.Act act && GiveBack.fences(act) && remains.sent(act)) {
        lifts.addAll(lift(act));
      }
    }
    Collections.reverse(lifts);
    GiveBack.of(lane)
        .filter(await -> !lifts.isEmpty())
        .ifPresent(
            await ->
                steps.add(
                    new Step.Await(
                        lane.cache().id() + "/undo-one-primary",
                        await.title(),
                        await.done(),
                        await.limits())));
    steps.addAll(lifts);
  }

  /** In the Region where the user was fenced, which need not be that of the lane's cache. */
  private List<Step> lift(Step.Act act) {
    var told = act.done().parameters();
    var user =
        new FencedUser(
            told.text("UserId").orElse(""),
            told.text("UserName").orElse(""),
            told.text("Before").orElse(""),
            told.text("AccessString").orElse(""));
    var start = lane.cache().id() + "/undo-";
    return new FenceSteps(calls, act.call().region(), start, Optional.empty()).lift(List.of(user));
  }
}
