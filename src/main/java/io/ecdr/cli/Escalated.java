package io.ecdr.cli;

import io.ecdr.model.ChangeRequest;
import io.ecdr.model.SwitchoverRequest;
import io.ecdr.plan.Plan;
import io.ecdr.port.Consent;
import io.ecdr.usecase.Answer;
import io.ecdr.usecase.Escalating;
import io.ecdr.usecase.RunReport;
import java.util.function.UnaryOperator;

/** A switchover's run, with the failover that it becomes when that was asked for. */
final class Escalated {

  private Escalated() {}

  /**
   * What the run comes to.
   *
   * @param said who agreed to the switchover, and with it to the failover
   */
  static Answer<RunReport> of(
      Answer<RunReport> answer,
      ChangeRequest request,
      Doors doors,
      Settings settings,
      Desk desk,
      Question said,
      UnaryOperator<Plan> accepting) {
    if (Escalating.due(request, answer).isEmpty()) {
      return answer;
    }
    var flow = doors.change(settings, new Given(said.person()), desk.progress());
    return new Escalating(doors.opEscalate(settings), flow)
        .go((SwitchoverRequest) request, answer, accepting, plan -> desk.before(plan, false));
  }

  private record Given(boolean person) implements Consent {
    @Override
    public Answer ask(Plan plan) {
      return Answer.GIVEN;
    }
  }
}
