package io.ecdr.execute;

import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import io.ecdr.port.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The addresses that a plan was made with, then the others. An operation that goes on in another
 * environment must look where it acts.
 */
final class PlanEndpoints {

  private PlanEndpoints() {}

  static Endpoints of(Plan plan, Endpoints others) {
    Map<String, String> known = new TreeMap<>();
    plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .flatMap(PlanEndpoints::calls)
        .forEach(call -> known.put(key(call.service(), call.region()), call.endpoint()));
    return (service, region) -> {
      var endpoint = known.get(key(service, region));
      return endpoint == null ? others.of(service, region) : endpoint;
    };
  }

  private static Stream<Call> calls(Step step) {
    if (step instanceof Step.Act act) {
      return Stream.of(act.call());
    }
    if (step instanceof Step.Ladder ladder) {
      return ladder.rungs().stream().map(Step.Rung::call);
    }
    return step instanceof Step.Local local ? local.mayCall().stream() : List.<Call>of().stream();
  }

  private static String key(Service service, Region region) {
    return service.word() + " " + region;
  }
}
