package io.ecdr.plan;

import io.ecdr.model.Value;
import io.ecdr.plan.Fingerprint.Drift;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a plan with the same one made anew: every call must be the one that was approved, but
 * for the node that a snapshot is read from, which is chosen when the plan runs, for tags, which
 * follow the cache's, and for a drill's deadline, which is counted from when it runs. In an
 * evacuation the newest proven backup is chosen when it runs, and a cache that cannot be saved any
 * more stops nobody.
 */
public final class PlanDrift {

  private static final Set<String> FREE = Set.of("CacheClusterId", "SnapshottingClusterId", "Tags");

  private static final Set<String> OF_BACKUP =
      Set.of("SnapshotArns", "SnapshotArnsToRestore", "Description");

  private PlanDrift() {}

  /** What is different, call by call and parameter by parameter; empty when nothing is. */
  public static List<Drift> between(Plan approved, Plan anew) {
    List<Drift> all = new ArrayList<>();
    if (!approved.account().equals(anew.account())) {
      all.add(new Drift("account", approved.account().digits(), anew.account().digits()));
    }
    var before = steps(approved);
    var now = steps(anew);
    boolean evacuates = anew.verb().equals(EvacuationPlanner.VERB);
    var ids = new TreeSet<>(now.keySet());
    if (!evacuates) {
      ids.addAll(before.keySet());
    }
    for (var id : ids) {
      compare("step " + id, before.getOrDefault(id, Map.of()), now.getOrDefault(id, Map.of()), all);
    }
    return all;
  }

  private static void compare(
      String place, Map<String, String> before, Map<String, String> now, List<Drift> all) {
    if (before.isEmpty() || now.isEmpty()) {
      all.add(
          new Drift(
              place, before.isEmpty() ? "" : "planned", now.isEmpty() ? "" : "planned only now"));
      return;
    }
    var names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    for (var name : names) {
      var was = before.getOrDefault(name, "");
      var is = now.getOrDefault(name, "");
      if (!was.equals(is)) {
        all.add(new Drift(place + ", " + name, was, is));
      }
    }
  }

  private static Map<String, Map<String, String>> steps(Plan plan) {
    var all = new LinkedHashMap<String, Map<String, String>>();
    boolean evacuates = plan.verb().equals(EvacuationPlanner.VERB);
    for (var lane : plan.lanes()) {
      for (var step : lane.steps()) {
        if (!NotSaved.is(step)) {
          all.put(step.id(), of(step));
        }
      }
    }
    if (evacuates) {
      all.values().forEach(fields -> fields.keySet().removeIf(PlanDrift::ofBackup));
    }
    return all;
  }

  /** What tells which backup is restored, and not what is made of it. */
  private static boolean ofBackup(String name) {
    return OF_BACKUP.stream().anyMatch(name::endsWith);
  }

  private static Map<String, String> of(Step step) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("kind", step.getClass().getSimpleName());
    if (step instanceof Step.Act act) {
      call("", act.call(), fields);
    } else if (step instanceof Step.Ladder ladder) {
      // A rung that asks a person is agreed to there and then, or not taken.
      ladder.rungs().stream().filter(rung -> !rung.asks()).forEach(rung -> rung(rung, fields));
    } else if (step instanceof Step.Local local) {
      fields.put("work", local.kind());
      for (int i = 0; i < local.mayCall().size(); i++) {
        call("call " + (i + 1) + " ", local.mayCall().get(i), fields);
      }
    }
    if (step instanceof Step.Probe probe) {
      fields.put("group", probe.group() + " in " + probe.region());
      fields.put("write probe", probe.choice().mode().name().toLowerCase(Locale.ROOT));
      fields.put("probe user", probe.choice().user().orElse(""));
      fields.put("probe login", probe.choice().auth().orElse(""));
    }
    if (step instanceof Step.Hook hook) {
      fields.put("program", String.join("\n", hook.command()));
      fields.put("variables", String.join(", ", hook.variables()));
      fields.put("time limit", hook.terms().most().toString());
    }
    return fields;
  }

  private static void rung(Step.Rung rung, Map<String, String> fields) {
    call(rung.id() + " ", rung.call(), fields);
    fields.put(rung.id() + " patience", rung.patience().toString());
  }

  private static void call(String prefix, Call call, Map<String, String> fields) {
    fields.put(prefix + "call", call.name());
    fields.put(prefix + "Region", call.region().id());
    fields.put(prefix + "endpoint", call.endpoint());
    fields.put(prefix + "profile", call.profile().orElse(""));
    for (Map.Entry<String, Value> each : call.parameters().members().entrySet()) {
      if (!FREE.contains(each.getKey())) {
        fields.put(prefix + each.getKey(), DrillNames.undated(Text.value(each.getValue())));
      }
    }
  }
}
