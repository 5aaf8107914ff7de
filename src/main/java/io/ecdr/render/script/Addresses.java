package io.ecdr.render.script;

import io.ecdr.model.Region;
import io.ecdr.plan.Call;
import io.ecdr.plan.Plan;
import io.ecdr.plan.Service;
import io.ecdr.plan.Step;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where the plan's calls go, as far as that is not AWS's own address. */
final class Addresses {

  private final Map<String, String> own = new TreeMap<>();
  private final Set<String> all = new TreeSet<>();
  private boolean usual;

  Addresses(Plan plan) {
    plan.lanes().stream()
        .flatMap(lane -> lane.steps().stream())
        .flatMap(Addresses::calls)
        .forEach(this::add);
  }

  private static Stream<Call> calls(Step step) {
    if (step instanceof Step.Act act) {
      return Stream.of(act.call());
    }
    if (step instanceof Step.Local local) {
      return local.mayCall().stream();
    }
    return step instanceof Step.Ladder ladder
        ? ladder.rungs().stream().map(Step.Rung::call)
        : Stream.empty();
  }

  private void add(Call call) {
    if (usual(call.service(), call.region(), call.endpoint())) {
      usual = true;
    } else {
      own.put(AwsWords.service(call.service()) + "." + call.region(), call.endpoint());
      all.add(call.endpoint());
    }
  }

  /** Whether the {@code aws} command goes there by itself. */
  private static boolean usual(Service service, Region region, String endpoint) {
    var start = "https://" + service.word() + "." + region + ".amazonaws.com";
    return endpoint.equals(start) || endpoint.equals(start + ".cn");
  }

  /** A function that prints the address for a service and a Region, or nothing. */
  String function() {
    var out =
        new StringBuilder("# SERVICE REGION: where calls go; nothing for AWS's own address.\n");
    out.append("address() {\n  case $1.$2 in\n");
    own.forEach(
        (key, url) -> out.append("    %s) printf '%%s' %s ;;\n".formatted(key, Shell.quote(url))));
    // One address for everything is that of the other services and Regions, too.
    if (!usual && all.size() == 1) {
      out.append("    *) printf '%%s' %s ;;\n".formatted(Shell.quote(all.iterator().next())));
    } else {
      out.append("    *) ;;\n");
    }
    return out.append("  esac\n}\n").toString();
  }
}
