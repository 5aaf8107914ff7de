package io.ecdr.plan;

import io.ecdr.model.Value;
import java.util.List;

/** The steps that delete what an act began to make and nobody saw available. */
final class UndoSteps {

  private UndoSteps() {}

  /**
   * Waits until it may be deleted, then deletes it.
   *
   * @param act what made it
   * @param what it is, by its name
   * @param kind how the conditions that watch it begin
   * @param named its name, as calls are given it
   * @param delete what deletes it
   */
  static List<Step> of(
      Plan undone,
      Remains remains,
      Step.Act act,
      String what,
      String kind,
      Value.Fields named,
      Call delete) {
    var region = act.call().region();
    var own =
        named
            .with("Operation", undone.id())
            .with("NotBefore", UndoPlanner.settled(remains.sent().get(act.id())));
    return List.of(
        new Step.Await(
            act.id() + "/settled",
            "Wait until " + what + " may be deleted",
            new Condition(kind + "-deletable", region, own),
            act.limits(),
            "it was never seen available"),
        new Step.Act(
            act.id() + "/undo",
            "Delete " + what + " in " + region,
            delete,
            new Condition(kind + "-gone", region, own),
            Step.Repeat.SERVICE_REFUSES_SECOND,
            UndoPlanner.deleting(5),
            "",
            "nothing goes on with it, and it carries the tag of operation " + undone.id()));
  }
}
