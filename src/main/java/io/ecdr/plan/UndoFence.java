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
    List<FencedUser> users = new ArrayList<>();
    for (var step : lane.steps()) {
      if (step instanceof Step.Act act
          && act.call().action().equals("ModifyUser")
          && remains.sent(act)) {
        var told = act.done().parameters();
        var id = told.text("UserId").orElse("");
        users.add(
            new FencedUser(
                id,
                told.text("UserName").orElse(""),
                told.text("Before").orElse(""),
                told.text("AccessString").orElse("")));
      }
    }
    Collections.reverse(users);
    var start = lane.cache().id() + "/undo-";
    steps.addAll(new FenceSteps(calls, lane.cache().region(), start, Optional.empty()).lift(users));
  }
}
